package dev.tenantry.manifest;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiConsumer;

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

    /**
     * Hands on this node and each below it, in the order of the file, with the key that it stands
     * under: for the items of a list the list's, for the first node none.
     */
    default void walk(BiConsumer<String, YamlNode> each) {
        walk("", each);
    }

    private void walk(String key, BiConsumer<String, YamlNode> each) {
        each.accept(key, this);
        switch (this) {
            case YamlMap map ->
                    map.entries().forEach(entry -> entry.value().walk(entry.key().text(), each));
            case YamlList list -> list.items().forEach(item -> item.walk(key, each));
            case YamlScalar _ -> {
                // Nothing is below it.
            }
        }
    }
}
