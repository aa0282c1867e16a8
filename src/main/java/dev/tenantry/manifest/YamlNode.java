package dev.tenantry.manifest;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A node of a YAML document that knows where it stands. Aliases are resolved: a tree shares them.
 */
public sealed interface YamlNode permits YamlScalar, YamlList, YamlMap {

    Place place();

    default int line() {
        return place().line();
    }

    /**
     * The node that {@code path} leads to: keys of maps, and indexes of lists as decimal numbers.
     */
    default Optional<YamlNode> node(String... path) {
        YamlNode at = this;
        for (String step : path) {
            Optional<YamlNode> next =
                    switch (at) {
                        case YamlMap map -> map.get(step);
                        case YamlList list -> list.item(step);
                        case YamlScalar scalar -> Optional.empty();
                    };
            if (next.isEmpty()) {
                return Optional.empty();
            }
            at = next.get();
        }
        return Optional.of(at);
    }

    /** The text of the scalar at {@code path}; empty when there is none or it is null. */
    default Optional<String> at(String... path) {
        return node(path)
                .filter(YamlScalar.class::isInstance)
                .map(YamlScalar.class::cast)
                .filter(scalar -> !scalar.isNull())
                .map(YamlScalar::text);
    }

    /** The line of the node at {@code path}, when there is one. */
    default OptionalInt lineAt(String... path) {
        return node(path).stream().mapToInt(YamlNode::line).findFirst();
    }
}
