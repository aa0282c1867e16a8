package dev.tenantry.manifest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A map with its keys in the order of the file; no key stands twice.
 *
 * @param flow written in braces
 */
public record YamlMap(List<Entry> entries, boolean flow, Place place) implements YamlNode {

    /** A key and its value. */
    public record Entry(YamlScalar key, YamlNode value) {}

    private static final String MERGE = "<<";

    public YamlMap {
        entries = List.copyOf(entries);
    }

    /** The value of {@code key}, also one that a merge key ({@code <<}) brings in. */
    public Optional<YamlNode> get(String key) {
        return entry(key).map(Entry::value).or(() -> merged(key));
    }

    /** The entry that is written in this map itself. */
    public Optional<Entry> entry(String key) {
        for (Entry entry : entries) {
            if (entry.key().text().equals(key)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private Optional<YamlNode> merged(String key) {
        return entry(MERGE)
                .flatMap(
                        merge ->
                                switch (merge.value()) {
                                    case YamlMap map -> map.get(key);
                                    case YamlList list ->
                                            list.maps()
                                                    .flatMap(map -> map.get(key).stream())
                                                    .findFirst();
                                    case YamlScalar scalar -> Optional.empty();
                                });
    }

    /** The texts of the list under {@code key}; none when there is no list. */
    public List<String> texts(String key) {
        return get(key).orElse(null) instanceof YamlList list ? list.texts() : List.of();
    }

    /** The entries whose values are scalars, in order; a null is the empty text. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (entry.value() instanceof YamlScalar value) {
                texts.put(entry.key().text(), value.isNull() ? "" : value.text());
            }
        }
        return texts;
    }
}
