package dev.tenantry.estate.layout;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A name with parts that are told: {@code t-{tenant}}. At most one of them can be anything, so that
 * it reads in one way.
 */
public record NamePattern(PathPattern pattern) {

    static NamePattern of(String text, Map<String, List<String>> closed) {
        return new NamePattern(PathPattern.of(text, closed));
    }

    /** What the parts are; empty when the name is none of these. */
    public Optional<Map<String, String>> match(String name) {
        return name.contains("/") ? Optional.empty() : pattern.match(name);
    }

    /** The name; empty when a part of it is not told. */
    public Optional<String> filled(Map<String, String> values) {
        return Optional.of(values)
                .filter(told -> told.keySet().containsAll(variables()))
                .map(pattern::filled);
    }

    Set<String> variables() {
        return pattern.variables();
    }

    @Override
    public String toString() {
        return pattern.toString();
    }
}
