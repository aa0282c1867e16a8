package dev.tenantry.sandbox.github;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON object in the making; values are what Jackson can write. */
final class Fields extends LinkedHashMap<String, @Nullable Object> {

    static Fields of(String name, @Nullable Object value) {
        return new Fields().with(name, value);
    }

    Fields with(String name, @Nullable Object value) {
        put(name, value);
        return this;
    }

    Fields and(Fields more) {
        putAll(more);
        return this;
    }

    /** The same value under each of the names. */
    Fields all(@Nullable Object value, String... names) {
        for (String name : names) {
            put(name, value);
        }
        return this;
    }

    /** URLs below one base: each pair is a field's name and what follows the base. */
    Fields links(String base, List<String> namesAndSuffixes) {
        for (int i = 0; i < namesAndSuffixes.size(); i += 2) {
            put(namesAndSuffixes.get(i), base + namesAndSuffixes.get(i + 1));
        }
        return this;
    }
}
