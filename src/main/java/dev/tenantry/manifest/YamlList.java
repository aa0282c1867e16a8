package dev.tenantry.manifest;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A list of nodes.
 *
 * @param flow written in brackets
 */
public record YamlList(List<YamlNode> items, boolean flow, Place place) implements YamlNode {

    public YamlList {
        items = List.copyOf(items);
    }

    Optional<YamlNode> item(String index) {
        if (index.isEmpty() || index.length() > 6 || !index.chars().allMatch(Character::isDigit)) {
            return Optional.empty();
        }
        int at = Integer.parseInt(index);
        return at < items.size() ? Optional.of(items.get(at)) : Optional.empty();
    }

    /** The texts of those items that are scalars and not null. */
    public List<String> texts() {
        return items.stream().flatMap(item -> item.at().stream()).toList();
    }

    /** Those items that are maps. */
    public Stream<YamlMap> maps() {
        return items.stream().filter(YamlMap.class::isInstance).map(YamlMap.class::cast);
    }
}
