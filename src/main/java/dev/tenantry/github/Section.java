package dev.tenantry.github;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A part of what our check says: of one pull request, line by line.
 *
 * @param head what stands above the lines; empty text when nothing does
 * @param lines what there is to say, the worst first
 */
record Section(String head, List<String> lines) {

    private static final int LONGEST_LINE = 1_000;

    /** Room for the words that count what was left out, in bytes. */
    private static final int REST = 40;

    Section {
        lines = List.copyOf(lines);
    }

    /** The same with a paragraph more on top. */
    Section below(String paragraph) {
        return new Section(head.isEmpty() ? paragraph : paragraph + "\n\n" + head, lines);
    }

    /** As many lines as there is room for, and how many more there are. */
    String text(int bytes) {
        String top = cut(head, LONGEST_LINE);
        StringBuilder text = new StringBuilder(top);
        String between = top.isEmpty() ? "" : "\n\n";
        int room = bytes - size(top) - REST;
        int shown = 0;
        for (String line : lines) {
            String some = between + cut(line, LONGEST_LINE);
            room -= size(some);
            if (room < 0) {
                return text.append("\n\nand %,d more.".formatted(lines.size() - shown)).toString();
            }
            text.append(some);
            between = "\n";
            shown++;
        }
        return text.toString();
    }

    /** Not longer than so many characters as people count them, and no half of one. */
    static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most - 1)) + "…";
    }

    /** GitHub does not say whether it counts characters or bytes; there are never fewer bytes. */
    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
