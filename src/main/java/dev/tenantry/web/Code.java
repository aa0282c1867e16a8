package dev.tenantry.web;

import java.util.ArrayList;
import java.util.List;

/**
 * A manifest as {@code \{#code file /}} shows it: numbered lines, each with an address of its own
 * ({@code #L12}).
 */
public record Code(String path, List<Line> lines) {

    /** One line, in pieces that the style sheet colours. */
    public record Line(int number, List<FileDiff.Part> parts) {}

    public Code {
        lines = List.copyOf(lines);
    }

    public static Code of(String path, String text) {
        List<Line> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            lines.add(
                    new Line(
                            lines.size() + 1,
                            YamlColours.of(line).stream()
                                    .map(
                                            piece ->
                                                    new FileDiff.Part(
                                                            piece.text(), piece.css(), false))
                                    .toList()));
        }
        return new Code(path, lines);
    }
}
