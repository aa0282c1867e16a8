package dev.tenantry.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Values that parsers of YAML 1.1 read otherwise, or for which they give up the file: Argo CD takes
 * away what it applied of a file that it gives up.
 */
final class AmbiguousValues {

    /** An escape that they do not have, or of half a character, as JSON writes an emoji. */
    private static final Pattern ESCAPE =
            Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*\\\\(?:/|(?:u|U0000)[dD][89a-fA-F])");

    /** Numbers that JSON has no word for, and Kubernetes is told everything in JSON. */
    private static final Pattern NO_NUMBER =
            Pattern.compile("[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");

    private static final Pattern TAB = Pattern.compile("\\n *\\t");

    private final String text;
    private final List<YamlScalar> odd = new ArrayList<>();

    private AmbiguousValues(String text) {
        this.text = text;
    }

    /** The first of them. */
    static Optional<Problem> in(String path, String text, List<YamlNode> roots) {
        AmbiguousValues values = new AmbiguousValues(text);
        if (!path.endsWith(".json")) {
            roots.forEach(root -> root.walk((key, node) -> values.take(node)));
        }
        return values.odd.stream()
                .findFirst()
                .map(
                        scalar ->
                                new Problem(
                                        path,
                                        scalar.line(),
                                        "“%.40s” is read otherwise by some readers."
                                                .formatted(values.raw(scalar).strip()),
                                        "A key or text in quotes, without a backslash before a"
                                                + " slash or half a character, and indented by"
                                                + " spaces."));
    }

    private void take(YamlNode node) {
        switch (node) {
            case YamlMap map -> map.entries().forEach(entry -> take(map, entry));
            case YamlList list -> list.items().forEach(item -> inBraces(list.flow(), item));
            case YamlScalar scalar -> find(isOdd(scalar), scalar);
        }
    }

    /** In braces a colon without a space behind it belongs to the text, to some. */
    private void take(YamlMap map, YamlMap.Entry entry) {
        YamlScalar key = entry.key();
        boolean bare = map.flow() && key.style() == YamlScalar.Style.PLAIN;
        boolean empty = entry.value() instanceof YamlScalar value && raw(value).isEmpty();
        find(isOdd(key) || key.isNull() || (bare && empty), key);
        inBraces(map.flow(), key);
        inBraces(map.flow(), entry.value());
    }

    /** There a question mark ends a text, to some, and a tab does not indent what follows. */
    private void inBraces(boolean flow, YamlNode node) {
        if (flow && node instanceof YamlScalar scalar) {
            boolean plain = scalar.style() == YamlScalar.Style.PLAIN;
            find(plain && (scalar.text().indexOf('?') >= 0 || isBeforeTab(scalar)), scalar);
        }
    }

    private boolean isBeforeTab(YamlScalar scalar) {
        int end = scalar.place().end();
        while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return TAB.matcher(text.substring(scalar.place().start(), end)).find();
    }

    private boolean isOdd(YamlScalar scalar) {
        String value = scalar.text();
        return switch (scalar.style()) {
            case PLAIN ->
                    value.startsWith("?")
                            || value.endsWith(":")
                            || NO_NUMBER.matcher(value).matches();
            case DOUBLE_QUOTED -> ESCAPE.matcher(raw(scalar)).find();
            case LITERAL, FOLDED -> isTabbed(raw(scalar));
            case SINGLE_QUOTED -> false;
        };
    }

    /** A tab where spaces would tell how far the text is indented. */
    private static boolean isTabbed(String raw) {
        int indent = Integer.MAX_VALUE;
        for (String line : (Iterable<String>) raw.lines().skip(1)::iterator) {
            int spaces = (int) line.chars().takeWhile(c -> c == ' ').count();
            if (spaces < indent && line.startsWith("\t", spaces)) {
                return true;
            }
            if (spaces < line.length()) {
                indent = Math.min(indent, spaces);
            }
        }
        return false;
    }

    private void find(boolean is, YamlScalar scalar) {
        if (is) {
            odd.add(scalar);
        }
    }

    private String raw(YamlScalar scalar) {
        return text.substring(scalar.place().start(), scalar.place().end());
    }
}
