package dev.tenantry.manifest;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Edits of lists in brackets and maps in braces. */
final class FlowEdits {

    private final String text;
    private final Lines lines;

    FlowEdits(String text, Lines lines) {
        this.text = text;
        this.lines = lines;
    }

    /** A value as it stands inside brackets or braces. */
    static String written(Object value) {
        return switch (value) {
            case String string -> ScalarText.text(string, true);
            case Map<?, ?> map ->
                    map.entrySet().stream()
                            .map(
                                    entry ->
                                            ScalarText.text(entry.getKey().toString(), true)
                                                    + ": "
                                                    + written(entry.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
            default -> value.toString();
        };
    }

    Splice insert(YamlMap map, String key, Object value) {
        String entry = ScalarText.text(key, true) + ": " + written(value);
        List<YamlMap.Entry> entries = map.entries();
        if (entries.isEmpty()) {
            return intoEmpty(map.place(), entry);
        }
        int end = end(entries.getLast());
        return new Splice(end, end, ", " + entry);
    }

    Splice append(YamlList list, Object item) {
        if (list.items().isEmpty()) {
            return intoEmpty(list.place(), written(item));
        }
        int end = lines.end(list.items().getLast(), list.place().start());
        return new Splice(end, end, ", " + written(item));
    }

    private Splice intoEmpty(Place place, String what) {
        // Behind the opening bracket; an anchor or a tag may stand before it.
        int bracket = place.start();
        while ("[{".indexOf(text.charAt(bracket)) < 0) {
            bracket++;
        }
        return new Splice(bracket + 1, bracket + 1, what);
    }

    Splice removeEntry(YamlMap map, String key) {
        List<YamlMap.Entry> entries = map.entries();
        int at = entries.indexOf(map.entry(key).orElseThrow());
        return remove(
                at,
                entries.stream().map(entry -> entry.key().place().start()).toList(),
                entries.stream().map(this::end).toList());
    }

    Splice removeItem(YamlList list, String index) {
        List<YamlNode> items = list.items();
        return remove(
                Integer.parseInt(index),
                items.stream().map(item -> item.place().start()).toList(),
                items.stream().map(item -> lines.end(item, list.place().start())).toList());
    }

    /** With the comma before it, or, for the first of several, the one behind it. */
    private static Splice remove(int at, List<Integer> starts, List<Integer> ends) {
        if (at > 0) {
            return new Splice(ends.get(at - 1), ends.get(at), "");
        }
        int end = starts.size() > 1 ? starts.get(1) : ends.getFirst();
        return new Splice(starts.getFirst(), end, "");
    }

    private int end(YamlMap.Entry entry) {
        return lines.end(entry.value(), entry.key().place().end());
    }
}
