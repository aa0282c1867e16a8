package dev.tenantry.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which objects a list or watch asks for: a label selector in Kubernetes' grammar and a field
 * selector over {@code metadata.name} and {@code metadata.namespace}.
 */
final class Selector implements Predicate<JsonNode> {

    private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)");
    private static final Pattern EQUALITY = Pattern.compile("([^=!\\s]+)\\s*(==|=|!=)\\s*(.*)");

    private final List<Predicate<JsonNode>> terms = new ArrayList<>();

    private Selector() {}

    /** Empty texts select everything; a text that cannot be read is refused with a sentence. */
    static Selector of(String labels, String fields) {
        Selector selector = new Selector();
        for (String term : labels.split(",(?![^(]*\\))", -1)) {
            if (!term.isBlank()) {
                selector.terms.add(labelTerm(term.strip()));
            }
        }
        for (String term : fields.split(",", -1)) {
            if (!term.isBlank()) {
                selector.terms.add(fieldTerm(term.strip()));
            }
        }
        return selector;
    }

    @Override
    public boolean test(JsonNode object) {
        return terms.stream().allMatch(term -> term.test(object));
    }

    private static Predicate<JsonNode> labelTerm(String term) {
        Matcher set = SET.matcher(term);
        if (set.matches()) {
            String key = set.group(1);
            Set<String> values = Set.of(set.group(3).strip().split("\\s*,\\s*", -1));
            return set.group(2).equals("in")
                    ? o -> values.contains(label(o, key))
                    : o -> !values.contains(label(o, key));
        }
        Matcher equality = EQUALITY.matcher(term);
        if (equality.matches()) {
            String key = equality.group(1);
            String value = equality.group(3).strip();
            return equality.group(2).equals("!=")
                    ? o -> !value.equals(label(o, key))
                    : o -> hasLabel(o, key) && value.equals(label(o, key));
        }
        if (term.contains(" ") || term.contains("(")) {
            throw new IllegalArgumentException("unable to parse requirement: " + term);
        }
        return term.startsWith("!") ? o -> !hasLabel(o, term.substring(1)) : o -> hasLabel(o, term);
    }

    private static Predicate<JsonNode> fieldTerm(String term) {
        Matcher equality = EQUALITY.matcher(term);
        if (!equality.matches()
                || !Set.of("metadata.name", "metadata.namespace").contains(equality.group(1))) {
            throw new IllegalArgumentException("field label not supported: " + term);
        }
        String field = equality.group(1).substring("metadata.".length());
        String value = equality.group(3).strip();
        boolean wanted = !equality.group(2).equals("!=");
        return o -> value.equals(o.path("metadata").path(field).asText()) == wanted;
    }

    private static boolean hasLabel(JsonNode object, String key) {
        return object.path("metadata").path("labels").has(key);
    }

    private static String label(JsonNode object, String key) {
        return object.path("metadata").path("labels").path(key).asText();
    }
}
