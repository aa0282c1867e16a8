package dev.tenantry.manifest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Edits of lists and maps that are written with indentation: whole lines come and go. */
final class BlockEdits {

    private static final String STEP = "  ";

    private final String text;
    private final Lines lines;

    BlockEdits(String text, Lines lines) {
        this.text = text;
        this.lines = lines;
    }

    /** A new entry behind the last one of a map. */
    Splice insert(YamlMap map, List<String> path, Object value) {
        YamlMap.Entry last = map.entries().getLast();
        String indent = " ".repeat(lines.column(map.entries().getFirst().key().place().start()));
        int end = lines.end(last.value(), last.key().place().end());
        String lineBreak = lines.lineBreak(end);
        StringBuilder entry = new StringBuilder();
        for (int i = 0; i < path.size(); i++) {
            entry.append(i == 0 ? "" : lineBreak).append(indent).repeat(STEP, i);
            entry.append(ScalarText.text(path.get(i), false)).append(':');
        }
        entry.append(' ').append(written(value));
        return behindLineOf(end, entry.toString());
    }

    /** A new item behind the last one of a list, with the same space behind its hyphen. */
    Splice append(YamlList list, Object item) {
        int hyphen = hyphen(list, list.items().size() - 1);
        String indent = " ".repeat(lines.column(hyphen));
        int end = lines.end(list.items().getLast(), list.place().start());
        YamlNode last = list.items().getLast();
        String gap = text.substring(hyphen + 1, Math.max(hyphen + 1, last.place().start()));
        if (gap.isEmpty() || !gap.isBlank() || gap.contains("\n")) {
            gap = " ";
        }
        String written;
        if (item instanceof Map<?, ?> map && last instanceof YamlMap like && !like.flow()) {
            written = fields(map, indent + " " + gap, lines.lineBreak(end));
        } else {
            written = written(item);
        }
        return behindLineOf(end, indent + "-" + gap + written);
    }

    private static String fields(Map<?, ?> map, String indent, String lineBreak) {
        StringBuilder fields = new StringBuilder();
        map.forEach(
                (key, value) ->
                        fields.append(fields.isEmpty() ? "" : lineBreak + indent)
                                .append(ScalarText.text(key.toString(), false))
                                .append(": ")
                                .append(written(value)));
        return fields.toString();
    }

    private static String written(Object value) {
        return value instanceof String string
                ? ScalarText.text(string, false)
                : FlowEdits.written(value);
    }

    private Splice behindLineOf(int end, String what) {
        int next = lines.next(end);
        String lineBreak = lines.lineBreak(end);
        boolean ended = next > 0 && text.charAt(next - 1) == '\n';
        return new Splice(next, next, ended ? what + lineBreak : lineBreak + what);
    }

    List<Splice> removeEntry(YamlMap map, String key, @Nullable YamlScalar owner) {
        List<YamlMap.Entry> entries = map.entries();
        YamlMap.Entry entry = map.entry(key).orElseThrow();
        int start = entry.key().place().start();
        int end = lines.end(entry.value(), entry.key().place().end());
        if (entries.size() == 1) {
            return lastOne(start, end, owner, "{}");
        }
        if (lines.before(start).isBlank()) {
            return List.of(wholeLines(start, end));
        }
        return List.of(firstOfItem(entries, entry, end));
    }

    /** The first entry of a map in a list shares its line with the hyphen, which has to stay. */
    private Splice firstOfItem(List<YamlMap.Entry> entries, YamlMap.Entry entry, int end) {
        boolean behindHyphen =
                lines.before(entry.key().place().start())
                        .chars()
                        .allMatch(c -> c == ' ' || c == '-');
        if (!behindHyphen || entries.indexOf(entry) != 0) {
            throw byHand(entry.key().line());
        }
        int next = entries.get(1).key().place().start();
        if (text.substring(end, next).contains("#")) {
            throw byHand(entry.key().line());
        }
        return new Splice(entry.key().place().start(), next, "");
    }

    List<Splice> removeItem(YamlList list, String index, @Nullable YamlScalar owner) {
        int at = Integer.parseInt(index);
        int hyphen = hyphen(list, at);
        int end = Math.max(hyphen + 1, lines.end(list.items().get(at), list.place().start()));
        if (list.items().size() == 1) {
            return lastOne(hyphen, end, owner, "[]");
        }
        if (!lines.before(hyphen).isBlank()) {
            throw byHand(lines.lineNumber(hyphen));
        }
        return List.of(wholeLines(hyphen, end));
    }

    /** When the last one goes, something empty has to stay behind the owner's colon. */
    private List<Splice> lastOne(int start, int end, @Nullable YamlScalar owner, String empty) {
        if (owner == null || !lines.before(start).isBlank()) {
            throw byHand(lines.lineNumber(start));
        }
        int colon = text.indexOf(':', owner.place().end());
        return List.of(new Splice(colon + 1, colon + 1, " " + empty), wholeLines(start, end));
    }

    /** Lines from start to end; at the end of a file without a final line break, the one before. */
    private Splice wholeLines(int start, int end) {
        int first = lines.start(start);
        int next = lines.next(end);
        boolean ended = text.charAt(next - 1) == '\n';
        if (ended || first == 0) {
            return new Splice(first, next, "");
        }
        int lineBreak = lines.lineBreak(first - 1).length();
        return new Splice(first - lineBreak, next, "");
    }

    /** The offset of the hyphen of an item. */
    private int hyphen(YamlList list, int index) {
        int first = list.place().start();
        if (first >= text.length() || text.charAt(first) != '-') {
            throw byHand(list.line());
        }
        if (index == 0) {
            return first;
        }
        int column = lines.column(first);
        int previous = lines.end(list.items().get(index - 1), first);
        int at = lines.next(previous) + column;
        while (at < text.length() && !(text.charAt(at) == '-' && lines.before(at).isBlank())) {
            at = lines.next(at) + column;
        }
        if (at >= text.length()) {
            throw byHand(list.line());
        }
        return at;
    }

    private static EditRefused byHand(int line) {
        return new EditRefused(
                "Line %d is written in a way that cannot be edited safely; edit it by hand."
                        .formatted(line));
    }
}
