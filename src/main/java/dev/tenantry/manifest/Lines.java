package dev.tenantry.manifest;

/** Finds line starts and ends, and where nodes really end, in the text of one file. */
final class Lines {

    private final String text;

    Lines(String text) {
        this.text = text;
    }

    /** The offset of the first character of the line that holds {@code offset}. */
    int start(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    /** The offset behind the line break of the line that holds {@code offset}. */
    int next(int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end + 1;
    }

    int column(int offset) {
        return offset - start(offset);
    }

    /** What stands on the line before {@code offset}. */
    String before(int offset) {
        return text.substring(start(offset), offset);
    }

    /** The line break that the file uses around {@code offset}. */
    String lineBreak(int offset) {
        int end = text.indexOf('\n', offset);
        if (end < 0) {
            end = text.lastIndexOf('\n');
        }
        return end > 0 && text.charAt(end - 1) == '\r' ? "\r\n" : "\n";
    }

    /**
     * The offset behind the last character that is really the node's: without the line breaks and
     * comments that follow a block.
     *
     * @param from where the node's container starts; a node before it is an alias
     */
    int end(YamlNode node, int from) {
        if (node.place().start() < from) {
            throw new EditRefused(
                    "An alias stands in the way in line %d; edit the file by hand."
                            .formatted(lineNumber(from)));
        }
        return switch (node) {
            case YamlScalar scalar -> endOf(scalar);
            case YamlList list when list.flow() || list.items().isEmpty() -> list.place().end();
            case YamlList list -> end(list.items().getLast(), list.place().start());
            case YamlMap map when map.flow() || map.entries().isEmpty() -> map.place().end();
            case YamlMap map ->
                    end(
                            map.entries().getLast().value(),
                            map.entries().getLast().key().place().end());
        };
    }

    private int endOf(YamlScalar scalar) {
        int end = scalar.place().end();
        boolean block =
                scalar.style() == YamlScalar.Style.LITERAL
                        || scalar.style() == YamlScalar.Style.FOLDED;
        while (block
                && end > scalar.place().start()
                && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    int lineNumber(int offset) {
        return 1 + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }
}
