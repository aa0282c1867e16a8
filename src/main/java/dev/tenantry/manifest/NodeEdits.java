package dev.tenantry.manifest;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds for an edit of a tree the few characters of the text that have to change. */
final class NodeEdits {

    private final String text;
    private final Lines lines;
    private final BlockEdits blocks;
    private final FlowEdits flows;

    NodeEdits(String text) {
        this.text = text;
        this.lines = new Lines(text);
        this.blocks = new BlockEdits(text, lines);
        this.flows = new FlowEdits(text, lines);
    }

    /** What a scalar means after {@code value} was written in its place. */
    static Object meantInstead(YamlScalar old, Object value) {
        if (!(value instanceof String written)) {
            return Meant.value(value);
        }
        boolean plain = old.style() == YamlScalar.Style.PLAIN;
        ScalarText.Meaning before = ScalarText.meaning(old.text());
        boolean kept =
                plain
                        && before != ScalarText.Meaning.NULL
                        && before == ScalarText.meaning(written)
                        && ScalarText.canBePlain(written, false);
        return kept ? new Meant.Leaf(written, before) : Meant.text(written);
    }

    List<Splice> set(YamlMap root, List<String> path, Object value) {
        YamlNode at = root;
        boolean flow = root.flow();
        int from = root.place().start();
        for (int i = 0; i < path.size(); i++) {
            YamlNode next = child(at, path.get(i));
            if (next == null) {
                return List.of(insert(at, from, path.subList(i, path.size()), value));
            }
            from = start(at, path.get(i));
            at = next;
            if (at instanceof YamlScalar scalar && scalar.isNull() && i + 1 < path.size()) {
                Object rest = nested(path.subList(i + 1, path.size()), value);
                return List.of(inPlaceOf(scalar, from, rest, true));
            }
            flow = flow || isFlow(at);
        }
        if (!(at instanceof YamlScalar scalar)) {
            throw new EditRefused("%s is not a single value.".formatted(String.join(".", path)));
        }
        return List.of(inPlaceOf(scalar, from, value, flow));
    }

    private Splice inPlaceOf(YamlScalar scalar, int from, Object value, boolean flow) {
        int start = scalar.place().start();
        int end = lines.end(scalar, from);
        if (start < end && "&!*".indexOf(text.charAt(start)) >= 0) {
            throw new EditRefused(
                    "The value in line %d has an anchor or a tag; edit the file by hand."
                            .formatted(scalar.line()));
        }
        String written =
                value instanceof String string
                        ? ScalarText.instead(scalar, string, flow)
                        : FlowEdits.written(value);
        boolean needsSpace = start > 0 && ":-,".indexOf(text.charAt(start - 1)) >= 0;
        return new Splice(start, end, needsSpace ? " " + written : written);
    }

    private Splice insert(YamlNode parent, int from, List<String> path, Object value) {
        if (!(parent instanceof YamlMap map)) {
            throw new EditRefused("There is no %s to set.".formatted(path.getFirst()));
        }
        lines.end(map, from);
        return map.flow() || map.entries().isEmpty()
                ? flows.insert(map, path.getFirst(), nested(path.subList(1, path.size()), value))
                : blocks.insert(map, path, value);
    }

    private static Object nested(List<String> path, Object value) {
        Object nested = value;
        for (String key : path.reversed()) {
            nested = Map.of(key, nested);
        }
        return nested;
    }

    List<Splice> remove(YamlMap root, List<String> path) {
        Parent parent = parent(root, path);
        String last = path.getLast();
        return switch (parent.node()) {
            case YamlMap map when map.flow() -> List.of(flows.removeEntry(map, last));
            case YamlList list when list.flow() -> List.of(flows.removeItem(list, last));
            case YamlMap map -> blocks.removeEntry(map, last, parent.key());
            case YamlList list -> blocks.removeItem(list, last, parent.key());
            case YamlScalar scalar -> throw nothingAt(path);
        };
    }

    List<Splice> append(YamlMap root, List<String> path, Object item) {
        YamlNode node = root.node(path.toArray(String[]::new)).orElseThrow(() -> nothingAt(path));
        if (!(node instanceof YamlList list)) {
            throw new EditRefused("%s is not a list.".formatted(String.join(".", path)));
        }
        Parent parent = parent(root, path);
        lines.end(list, start(parent.node(), path.getLast()));
        return List.of(list.flow() ? flows.append(list, item) : blocks.append(list, item));
    }

    /** The container of the last step of a path, and the key that leads to the container. */
    private record Parent(YamlNode node, @Nullable YamlScalar key) {}

    private Parent parent(YamlMap root, List<String> path) {
        YamlNode at = root;
        YamlScalar key = null;
        for (String step : path.subList(0, path.size() - 1)) {
            YamlNode next = child(at, step);
            if (next == null) {
                throw nothingAt(path);
            }
            lines.end(next, start(at, step));
            key = at instanceof YamlMap map ? map.entry(step).orElseThrow().key() : null;
            at = next;
        }
        if (child(at, path.getLast()) == null) {
            throw nothingAt(path);
        }
        return new Parent(at, key);
    }

    /** Only what is written in the container itself: a merged entry is edited where it stands. */
    private static @Nullable YamlNode child(YamlNode at, String step) {
        return switch (at) {
            case YamlMap map -> map.entry(step).map(YamlMap.Entry::value).orElse(null);
            case YamlList list -> list.item(step).orElse(null);
            case YamlScalar scalar -> null;
        };
    }

    /** Where a child has to start at the earliest when it is written in its place. */
    private static int start(YamlNode container, String step) {
        return container instanceof YamlMap map
                ? map.entry(step).orElseThrow().key().place().end()
                : container.place().start();
    }

    private static boolean isFlow(YamlNode node) {
        return switch (node) {
            case YamlMap map -> map.flow();
            case YamlList list -> list.flow();
            case YamlScalar scalar -> false;
        };
    }

    private static EditRefused nothingAt(List<String> path) {
        return new EditRefused("There is no %s.".formatted(String.join(".", path)));
    }
}
