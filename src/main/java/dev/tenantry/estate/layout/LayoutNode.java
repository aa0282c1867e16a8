package dev.tenantry.estate.layout;

import dev.tenantry.manifest.YamlList;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.manifest.YamlNode;
import dev.tenantry.manifest.YamlScalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A part of the file that is being read: what it does not understand is a mistake.
 *
 * @param name how people find it: {@code tenants.files}
 */
record LayoutNode(String name, YamlMap map, Mistakes mistakes) {

    /** Every key is one of these. */
    LayoutNode only(Set<String> keys) {
        for (YamlMap.Entry entry : map.entries()) {
            String key = entry.key().text();
            if (!keys.contains(key)) {
                mistakes.add(
                        entry.key(),
                        "%s has no field “%s”; it can have %s."
                                .formatted(
                                        name.isEmpty() ? "A layout" : name,
                                        key,
                                        String.join(", ", keys.stream().sorted().toList())));
            }
        }
        return this;
    }

    /** The map below a key; a mistake where something else is. */
    Optional<LayoutNode> below(String key) {
        return map.get(key)
                .flatMap(
                        node -> {
                            if (node instanceof YamlMap there) {
                                return Optional.of(new LayoutNode(called(key), there, mistakes));
                            }
                            mistakes.add(node, called(key) + " is no map of fields.");
                            return Optional.empty();
                        });
    }

    /** The items of a list below a key; none where there is none. */
    List<YamlNode> items(String key) {
        Optional<YamlNode> node = map.get(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof YamlList list) {
            return list.items();
        }
        mistakes.add(node.get(), called(key) + " is no list.");
        return List.of();
    }

    /** The text below a key. */
    Optional<YamlScalar> text(String key) {
        return map.get(key).flatMap(node -> text(node, called(key)));
    }

    /** A node that is to be a text. */
    Optional<YamlScalar> text(YamlNode node, String called) {
        if (node instanceof YamlScalar scalar && !scalar.isNull() && !scalar.text().isBlank()) {
            return Optional.of(scalar);
        }
        mistakes.add(node, called + " is no text.");
        return Optional.empty();
    }

    String called(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }
}
