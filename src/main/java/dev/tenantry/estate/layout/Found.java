package dev.tenantry.estate.layout;

import dev.tenantry.manifest.Manifest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a fact of a tenant is found.
 *
 * @param key the name of the label, the annotation or the variable of the path, or the field as
 *     {@code spec.displayName}; empty text for the object's own name
 */
public record Found(By by, String key) {

    /** Where it stands. */
    public enum By {
        /** In the path, as a variable of the pattern. */
        PATH,
        /** As the object's name. */
        NAME,
        LABEL,
        ANNOTATION,
        /** In a field of the object. */
        FIELD;

        /** As it is written in the layout. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Found annotation(String key) {
        return new Found(By.ANNOTATION, key);
    }

    static Found label(String key) {
        return new Found(By.LABEL, key);
    }

    /**
     * What an object says.
     *
     * @param path what the variables are in its path
     */
    public Optional<String> in(Manifest object, Map<String, String> path) {
        return switch (by) {
            case PATH -> Optional.ofNullable(path.get(key));
            case NAME -> Optional.of(object.name());
            case LABEL -> object.label(key);
            case ANNOTATION -> object.annotation(key);
            case FIELD -> object.at(key.split("\\.", -1));
        };
    }

    /** For a sentence: {@code the label “team”}. */
    public String shown() {
        return switch (by) {
            case PATH -> "the path's {" + key + "}";
            case NAME -> "the object's name";
            case LABEL, ANNOTATION, FIELD -> "the %s “%s”".formatted(by.word(), key);
        };
    }
}
