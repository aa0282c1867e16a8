package dev.tenantry.sources.git;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Git's names are bytes. Each has a text of its own here, the same wherever it is read, and as
 * UTF-8 where it is that: what stands for a byte that is not is {@link #STRANGE} and its two
 * digits, and so is each byte of that sign itself.
 */
final class RawPath {

    /** The sign for what cannot be read. */
    private static final char STRANGE = '\uFFFD';

    /** As it is written where it is a part of a name. */
    private static final String ITSELF = "\uFFFDEF\uFFFDBF\uFFFDBD";

    private RawPath() {}

    /** The text of a path, or of a part of one: no part is read otherwise beside others. */
    static String text(byte[] bytes, int length) {
        CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer left = ByteBuffer.wrap(bytes, 0, length);
        CharBuffer read = CharBuffer.allocate(length + 1);
        StringBuilder text = new StringBuilder(length);
        while (left.hasRemaining()) {
            CoderResult result = utf8.decode(left, read, true);
            text.append(read.flip().toString().replace("\uFFFD", ITSELF));
            read.clear();
            for (int i = 0; result.isMalformed() && i < result.length(); i++) {
                text.append(STRANGE).append("%02X".formatted(left.get()));
            }
            utf8.reset();
        }
        return text.toString();
    }

    static String text(byte[] bytes) {
        return text(bytes, bytes.length);
    }
}
