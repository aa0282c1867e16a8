package dev.tenantry.web;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Text with nothing hidden in it: what turns the direction of reading round, takes no room, or
 * steers a terminal is named instead ({@code [U+202E]}). So a name cannot look like another one,
 * and a line of a manifest says what a parser reads in it.
 */
public final class VisibleText {

    private static final int JOINER = 0x200D;
    private static final int NON_JOINER = 0x200C;

    /** Characters that a font draws as nothing although they count as letters or symbols. */
    private static final String BLANK_LETTERS =
            "\u034F\u115F\u1160\u17B4\u17B5\u180B\u180C\u180D\u2800\u3164\uFFA0";

    /** In these nothing is joined, so that a joiner is there to hide. */
    private static final Set<UnicodeScript> UNJOINED =
            EnumSet.of(
                    UnicodeScript.LATIN,
                    UnicodeScript.GREEK,
                    UnicodeScript.CYRILLIC,
                    UnicodeScript.COMMON,
                    UnicodeScript.INHERITED,
                    UnicodeScript.UNKNOWN);

    private VisibleText() {}

    public static String of(String text) {
        int first = 0;
        while (first < text.length() && isPlain(text.charAt(first))) {
            first++;
        }
        return first == text.length() ? text : named(text, first);
    }

    /** Most text is only this. */
    private static boolean isPlain(char c) {
        return c < 0x7F && (c >= ' ' || c == '\n' || c == '\t' || c == '\r');
    }

    private static String named(String text, int from) {
        StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, from);
        int before = from == 0 ? 0 : text.codePointBefore(from);
        for (int i = from; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isHidden(c) && !joins(c, before, i < text.length() ? text.codePointAt(i) : 0)) {
                shown.append("[U+%04X]".formatted(c));
            } else {
                shown.appendCodePoint(c);
            }
            before = c;
        }
        return shown.toString();
    }

    private static boolean isHidden(int c) {
        if (c <= 0xFFFF && isPlain((char) c)) {
            return false;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                    true;
            default -> BLANK_LETTERS.indexOf(c) >= 0 || isSelector(c);
        };
    }

    /** Variation selectors but the one that makes a sign an emoji. */
    private static boolean isSelector(int c) {
        return (c >= 0xFE00 && c < 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
    }

    /** Emoji of several parts, and scripts whose letters join, need these two. */
    private static boolean joins(int c, int before, int after) {
        if (c == JOINER && Character.isExtendedPictographic(after)) {
            return Character.isExtendedPictographic(before)
                    || before == 0xFE0F
                    || Character.isEmojiModifier(before);
        }
        return (c == JOINER || c == NON_JOINER)
                && Character.isDefined(before)
                && !UNJOINED.contains(UnicodeScript.of(before));
    }
}
