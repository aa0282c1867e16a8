package dev.tenantry.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a document means, apart from how it is written: maps, lists and texts that can be changed
 * and compared. An edit is only handed out when the edited text means what was asked for.
 */
final class Meant {

    /** A scalar; whether it could be taken for something else than a text is part of it. */
    record Leaf(String text, ScalarText.Meaning meaning) {}

    private Meant() {}

    static Object of(YamlNode node) {
        return switch (node) {
            case YamlScalar scalar -> leaf(scalar);
            case YamlList list -> {
                List<Object> items = new ArrayList<>();
                list.items().forEach(item -> items.add(of(item)));
                yield items;
            }
            case YamlMap map -> {
                Map<String, Object> entries = new LinkedHashMap<>();
                map.entries().forEach(e -> entries.put(e.key().text(), of(e.value())));
                yield entries;
            }
        };
    }

    static Leaf leaf(YamlScalar scalar) {
        return scalar.style() == YamlScalar.Style.PLAIN
                ? new Leaf(scalar.text(), ScalarText.meaning(scalar.text()))
                : text(scalar.text());
    }

    static Leaf text(String text) {
        return new Leaf(text, ScalarText.Meaning.TEXT);
    }

    /** What a value means that an editor is asked to write. */
    static Object value(Object value) {
        return switch (value) {
            case String text -> text(text);
            case Map<?, ?> map -> {
                Map<String, Object> entries = new LinkedHashMap<>();
                map.forEach((key, field) -> entries.put(key.toString(), value(field)));
                yield entries;
            }
            default -> {
                String literal = value.toString();
                yield new Leaf(literal, ScalarText.meaning(literal));
            }
        };
    }

    /** Puts a value at the end of a path of keys and indexes, making the maps on the way. */
    @SuppressWarnings("unchecked") // of() and value() make only maps by text and lists
    static void put(Object root, List<String> path, Object value) {
        Object at = root;
        for (String step : path.subList(0, path.size() - 1)) {
            Object next = child(at, step);
            if (!(next instanceof Map) && !(next instanceof List)) {
                next = new LinkedHashMap<String, Object>();
                ((Map<String, Object>) at).put(step, next);
            }
            at = next;
        }
        if (at instanceof List<?> list) {
            ((List<Object>) list).set(Integer.parseInt(path.getLast()), value);
        } else {
            ((Map<String, Object>) at).put(path.getLast(), value);
        }
    }

    static void remove(Object root, List<String> path) {
        Object at = root;
        for (String step : path.subList(0, path.size() - 1)) {
            at = child(at, step);
        }
        if (at instanceof List<?> list) {
            list.remove(Integer.parseInt(path.getLast()));
        } else {
            ((Map<?, ?>) at).remove(path.getLast());
        }
    }

    @SuppressWarnings("unchecked") // of() and value() make only maps by text and lists
    static void append(Object root, List<String> path, Object value) {
        Object at = root;
        for (String step : path) {
            at = child(at, step);
        }
        ((List<Object>) at).add(value);
    }

    private static Object child(Object at, String step) {
        Object child =
                at instanceof List<?> list
                        ? list.get(Integer.parseInt(step))
                        : ((Map<?, ?>) at).get(step);
        return child == null ? "" : child;
    }
}
