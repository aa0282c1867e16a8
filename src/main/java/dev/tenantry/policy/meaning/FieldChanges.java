package dev.tenantry.policy.meaning;

import dev.tenantry.estate.Plain;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What changes inside an object, field by field, in few words: {@code maxNodeCount from 3 to 8}.
 */
final class FieldChanges {

    private static final int MOST_TOLD = 8;
    private static final int MOST_HEAVY = 20;
    private static final int LONGEST_VALUE = 60;

    /** What an object acts by, runs, trusts or reaches, by a word in the field's name. */
    private static final Pattern HEAVY =
            Pattern.compile(
                    "(?i).*(account|image|command|args|source|role|member|email|user|group|project|ref\\b"
                            + "|refs\\b|key|secret|token|url|uri|host|iam|enabled|disabled).*");

    /** A value that reads on as if the sentence did. */
    private static final Pattern LIKE_A_SENTENCE = Pattern.compile(".*[.;:!?] .*");

    /** What is compared by itself. */
    private static final String[] META = {"labels", "annotations"};

    private static final String[] BODY = {"metadata", "spec"};

    private final List<String> found = new ArrayList<>();

    private FieldChanges() {}

    /** The first few, and the names of all others; empty text where nothing can be told apart. */
    static String between(Manifest before, Manifest after, Object was, Object is) {
        FieldChanges changes = new FieldChanges();
        changes.compare("", was, is);
        changes.compare("", rest(before.node(), BODY), rest(after.node(), BODY));
        changes.compare("annotations", before.annotations(), after.annotations());
        changes.compare(
                "metadata",
                rest(before.node("metadata"), META),
                rest(after.node("metadata"), META));
        changes.compare("labels", before.labels(), after.labels());
        return changes.shown();
    }

    private static Object rest(Optional<YamlNode> node, String... without) {
        return node.map(one -> Plain.without(one, without)).orElse(Map.of());
    }

    private void compare(String field, Object was, Object is) {
        Object before = was.equals("") ? empty(is) : was;
        Object after = is.equals("") ? empty(was) : is;
        if (Objects.equals(was, is)) {
            return;
        }
        if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other) {
            Set<Object> keys = new LinkedHashSet<>(one.keySet());
            keys.addAll(other.keySet());
            keys.forEach(key -> compare(inner(field, key), at(one, key), at(other, key)));
        } else if (before instanceof List<?> one && after instanceof List<?> other) {
            lists(field, one, other);
        } else {
            found.add(said(field, before, after));
        }
    }

    /** What comes or goes whole is told by what is in it. */
    private static Object empty(Object other) {
        if (other instanceof Map<?, ?> map && !map.isEmpty()) {
            return Map.of();
        }
        return other instanceof List<?> list && !list.isEmpty() ? List.of() : "";
    }

    /** By the names of their entries where all have one: the others keep theirs. */
    private void lists(String field, List<?> before, List<?> after) {
        Map<Object, Object> one = byName(before);
        Map<Object, Object> other = byName(after);
        if (one.size() == before.size() && other.size() == after.size()) {
            Set<Object> names = new LinkedHashSet<>(one.keySet());
            names.addAll(other.keySet());
            int known = found.size();
            names.forEach(name -> entry(field, name, one.get(name), other.get(name)));
            if (found.size() == known) {
                found.add(field + " in another order");
            }
        } else if (before.size() == after.size()) {
            for (int i = 0; i < before.size(); i++) {
                compare(field + "[" + i + "]", before.get(i), after.get(i));
            }
        } else if (isTexts(before) && isTexts(after)) {
            members(field, before, after);
        } else {
            found.add("%s from %,d entries to %,d".formatted(field, before.size(), after.size()));
        }
    }

    private void entry(String field, Object name, @Nullable Object before, @Nullable Object after) {
        if (before == null) {
            found.add(field + " with " + name);
        } else if (after == null) {
            found.add(field + " without " + name);
        } else {
            compare(field + "[" + name + "]", before, after);
        }
    }

    /** Those that have a name of their own, by it. */
    private static Map<Object, Object> byName(List<?> list) {
        Map<Object, Object> named = new LinkedHashMap<>();
        for (Object one : list) {
            if (one instanceof Map<?, ?> map && map.get("name") instanceof String name) {
                named.put(name, one);
            }
        }
        return named;
    }

    private static boolean isTexts(List<?> list) {
        return list.stream().allMatch(FieldChanges::isShort);
    }

    /** Of a list of texts, those that come and those that go. */
    private void members(String field, List<?> before, List<?> after) {
        after.stream()
                .filter(one -> !before.contains(one))
                .forEach(one -> found.add(field + " with " + bare(one)));
        before.stream()
                .filter(one -> !after.contains(one))
                .forEach(one -> found.add(field + " without " + bare(one)));
    }

    private static Object at(Map<?, ?> map, Object key) {
        Object value = map.get(key);
        return value == null ? "" : value;
    }

    private static String inner(String field, Object key) {
        return field.isEmpty() ? key.toString() : field + "." + key;
    }

    private static String said(String field, Object before, Object after) {
        if (!isShort(before) || !isShort(after)) {
            return field + (before.equals("") ? " set" : after.equals("") ? " gone" : "");
        }
        boolean quotes = bare(before).equals(bare(after));
        Object was = quotes ? before : bare(before);
        Object is = quotes ? after : bare(after);
        if (was.equals("")) {
            return field + " set to " + quoted(is);
        }
        return is.equals("")
                ? field + " no longer " + quoted(was)
                : field + " from " + quoted(was) + " to " + quoted(is);
    }

    private static Object quoted(Object value) {
        return value instanceof String text && LIKE_A_SENTENCE.matcher(text).matches()
                ? "“" + text.replace('”', '"') + "”"
                : value;
    }

    /** Quotes are said where they alone change. */
    private static String bare(Object value) {
        String text = value.toString();
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private static boolean isShort(Object value) {
        return value instanceof String text
                && text.length() <= LONGEST_VALUE
                && text.indexOf('\n') < 0;
    }

    private static String field(String change) {
        return change.split(" ", 2)[0];
    }

    private static boolean isHeavy(String change) {
        return HEAVY.matcher(field(change)).matches();
    }

    /**
     * What matters most comes first; what is too long to be told is named, so that nothing rides
     * along unseen.
     */
    private String shown() {
        if (found.isEmpty()) {
            return "";
        }
        List<String> heavy = found.stream().filter(FieldChanges::isHeavy).toList();
        List<String> light = found.stream().filter(change -> !isHeavy(change)).toList();
        List<String> told = new ArrayList<>(heavy.subList(0, Math.min(MOST_HEAVY, heavy.size())));
        List<String> left = new ArrayList<>(heavy.subList(told.size(), heavy.size()));
        int room = Math.clamp(MOST_TOLD - told.size(), 0, light.size());
        told.addAll(light.subList(0, room));
        left.addAll(light.subList(room, light.size()));
        String rest =
                left.stream().map(FieldChanges::field).distinct().collect(Collectors.joining(", "));
        return ": " + String.join("; ", told) + (rest.isEmpty() ? "" : "; and also " + rest);
    }
}
