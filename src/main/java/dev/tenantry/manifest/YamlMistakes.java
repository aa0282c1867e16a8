package dev.tenantry.manifest;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says in our words what the YAML parser did not like. */
final class YamlMistakes {

    /** A mark of the parser's complaint and what we say instead. */
    private record Mistake(String complaint, String sentence, String remedy) {}

    private static final List<Mistake> MISTAKES =
            List.of(
                    new Mistake(
                            "(TAB)",
                            "A tab stands where only spaces may stand.",
                            "Indent with spaces."),
                    new Mistake(
                            "mapping values are not allowed here",
                            "A colon stands where no key can be.",
                            "Put the text in quotes, or correct the indentation."),
                    new Mistake(
                            "could not find expected ':'",
                            "A line is neither a key with a colon nor part of the text above it.",
                            "Add the missing colon, or indent the line as part of the text above."),
                    new Mistake(
                            "expected <block end>",
                            "The indentation does not fit the lines above.",
                            "Align this line with its neighbours."),
                    new Mistake(
                            "did not find expected <document start>",
                            "Something stands behind the end of the document.",
                            "Separate documents with a line of three hyphens."),
                    new Mistake(
                            "unexpected end of stream",
                            "A quote or a bracket is not closed before the end of the file.",
                            "Close it."),
                    new Mistake(
                            "found undefined alias",
                            "An alias points at an anchor that is not there.",
                            "Write the value out instead of the alias."),
                    new Mistake(
                            "undefined tag handle",
                            "A tag uses a handle that is not declared.",
                            "Remove the tag."),
                    new Mistake(
                            "escape",
                            "A text in double quotes has an escape that does not exist.",
                            "Double the backslash, or use single quotes."),
                    new Mistake(
                            "',' or",
                            "A list or map in brackets misses a comma or its end.",
                            "Add the comma or the closing bracket."),
                    new Mistake(
                            "cannot start any token",
                            "A value starts with a character that is reserved.",
                            "Put the value in quotes."));

    private YamlMistakes() {}

    static Problem explain(String path, String text, YamlEngineException e) {
        return switch (e) {
            case MarkedYamlEngineException marked -> explain(path, marked);
            case ReaderException reader ->
                    new Problem(
                            path,
                            lineAt(text, reader.getPosition()),
                            "There is a control character (U+%04X) that text may not hold."
                                    .formatted(reader.getCodePoint()),
                            "Remove the character.");
            default -> unreadable(path);
        };
    }

    private static Problem explain(String path, MarkedYamlEngineException e) {
        String complaint =
                Optional.ofNullable(e.getContext()).orElse("")
                        + ' '
                        + Optional.ofNullable(e.getProblem()).orElse("");
        int line = e.getProblemMark().or(e::getContextMark).map(Mark::getLine).orElse(0) + 1;
        for (Mistake mistake : MISTAKES) {
            if (complaint.contains(mistake.complaint())) {
                return new Problem(path, line, mistake.sentence(), mistake.remedy());
            }
        }
        return new Problem(
                path,
                line,
                "This line is not valid YAML.",
                "Correct it; the lines above are fine.");
    }

    static Problem unreadable(String path) {
        return new Problem(
                path,
                1,
                "This file is not valid YAML.",
                "Correct it, or move it out of the estate.");
    }

    private static int lineAt(String text, int position) {
        int end = Math.clamp(position, 0, text.length());
        return 1 + (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
    }
}
