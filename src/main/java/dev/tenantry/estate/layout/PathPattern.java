package dev.tenantry.estate.layout;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A pattern of paths, as ApplicationSets have them, with names for what varies: text, {@code *} for
 * anything within one folder's or file's name, {@code **} for any number of folders, and {@code
 * {tenant}} for a part that is told. At the end {@code **} means everything below.
 */
public final class PathPattern {

    /** A part that is told, as it is written. */
    static final java.util.regex.Pattern VARIABLE = java.util.regex.Pattern.compile("\\{([^{}]*)}");

    private final String text;
    private final Map<String, List<String>> closed;

    /** In the order in which they stand; one may stand twice. */
    private final List<String> told = new ArrayList<>();

    private final Set<String> variables;
    private final Pattern compiled;
    private final String root;

    private PathPattern(String text, Map<String, List<String>> closed) {
        this.text = text;
        this.closed = Map.copyOf(closed);
        VARIABLE.matcher(text).results().forEach(found -> told.add(found.group(1)));
        this.variables = Set.copyOf(told);
        this.compiled = Pattern.compile("(?s)" + expression());
        this.root = root(text);
    }

    /**
     * One that {@link PatternMistakes} finds nothing wrong with.
     *
     * @param closed the values of those variables that can only have some
     */
    public static PathPattern of(String text, Map<String, List<String>> closed) {
        return new PathPattern(text, closed);
    }

    /** What the variables are in a path; empty when the path is none of these. */
    public Optional<Map<String, String>> match(String path) {
        if (!root.isEmpty() && !path.startsWith(root)) {
            return Optional.empty();
        }
        Matcher matcher = compiled.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < told.size(); i++) {
            String value = matcher.group(i + 1);
            String before = values.putIfAbsent(told.get(i), value);
            if (before != null && !before.equals(value)) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    /** The folders that all paths begin with: {@code tenants/}; empty text where there are none. */
    public String root() {
        return root;
    }

    public Set<String> variables() {
        return variables;
    }

    /** The same with some of the variables told: {@code tenants/acme/**}. */
    PathPattern with(Map<String, String> values) {
        return new PathPattern(filled(values), closed);
    }

    /** The text with the variables told that {@code values} has. */
    public String filled(Map<String, String> values) {
        return VARIABLE.matcher(text)
                .replaceAll(
                        found ->
                                java.util.regex.Matcher.quoteReplacement(
                                        values.getOrDefault(found.group(1), found.group())));
    }

    /** Is there a path that both could be? */
    public boolean meets(PathPattern other) {
        return new PatternsMeet(this, other).anywhere();
    }

    /** One text for each combination of its closed variables, the open ones left. */
    List<String> spelled() {
        Stream<String> all = Stream.of(text);
        for (String name : variables) {
            List<String> values = closed.get(name);
            if (values != null) {
                all =
                        all.flatMap(
                                one -> values.stream().map(v -> one.replace("{" + name + "}", v)));
            }
        }
        return all.toList();
    }

    /** One pattern for each combination of its closed variables. */
    List<PathPattern> alternatives() {
        return spelled().stream().map(one -> new PathPattern(one, closed)).toList();
    }

    /** As a regular expression, in what RE2 and PostgreSQL have alike. */
    String expression() {
        StringBuilder expression = new StringBuilder();
        String[] segments = text.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            if (segments[i].equals("**")) {
                expression.append(last ? ".+" : "(?:[^/]+/)*");
            } else {
                segment(segments[i], expression);
                expression.append(last ? "" : "/");
            }
        }
        return expression.toString();
    }

    private void segment(String segment, StringBuilder into) {
        var variable = VARIABLE.matcher(segment);
        int at = 0;
        while (variable.find()) {
            literal(segment.substring(at, variable.start()), into);
            into.append('(').append(values(variable.group(1))).append(')');
            at = variable.end();
        }
        literal(segment.substring(at), into);
    }

    private String values(String name) {
        List<String> values = closed.get(name);
        return values == null
                ? "[^/]+"
                : String.join("|", values.stream().map(PathPattern::quoted).toList());
    }

    private static void literal(String text, StringBuilder into) {
        for (String part : text.splitWithDelimiters("\\*", 0)) {
            into.append(part.equals("*") ? "[^/]*" : quoted(part));
        }
    }

    private static String quoted(String text) {
        return text.replaceAll("[^A-Za-z0-9]", "\\\\$0");
    }

    private static String root(String text) {
        int open = text.length();
        for (char c : new char[] {'{', '*'}) {
            int at = text.indexOf(c);
            open = at < 0 ? open : Math.min(open, at);
        }
        return text.substring(0, text.lastIndexOf('/', Math.max(0, open - 1)) + 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathPattern that
                && that.text.equals(text)
                && that.closed.equals(closed);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
