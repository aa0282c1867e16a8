package dev.tenantry.manifest;

import org.jspecify.annotations.Nullable;

/** Turns the parser's code point offsets into character offsets of the text. */
final class Offsets {

    private final int @Nullable [] charOffset;

    private Offsets(int @Nullable [] charOffset) {
        this.charOffset = charOffset;
    }

    static Offsets of(String text) {
        if (text.codePointCount(0, text.length()) == text.length()) {
            return new Offsets(null);
        }
        int[] starts = new int[text.codePointCount(0, text.length()) + 1];
        int at = 0;
        for (int i = 0; i < starts.length - 1; i++) {
            starts[i] = at;
            at += Character.charCount(text.codePointAt(at));
        }
        starts[starts.length - 1] = text.length();
        return new Offsets(starts);
    }

    int toChars(int codePoints) {
        return charOffset == null
                ? codePoints
                : charOffset[Math.min(codePoints, charOffset.length - 1)];
    }
}
