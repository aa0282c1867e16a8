package dev.tenantry.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The fields of a kind's spec as a CustomResourceDefinition has them, in the form of {@code
 * policy/fields.yaml}: what is the same in two places is one map.
 */
public final class DefinedFields {

    private static final String ANY = "any";
    private static final String VALUE = "value";

    private final Map<Object, Object> once = new HashMap<>();

    /** Of the newest version of a definition, by {@code group/Kind}. */
    public record Kind(String name, Object fields) {}

    /** Reads a file that holds a definition; empty when it holds something else. */
    public Optional<Kind> read(Path file) throws IOException {
        LoadSettings settings = LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();
        try (InputStream text = Files.newInputStream(file)) {
            Map<?, ?> definition = (Map<?, ?>) new Load(settings).loadFromInputStream(text);
            if (!"CustomResourceDefinition".equals(definition.get("kind"))) {
                return Optional.empty();
            }
            Map<?, ?> spec = at(definition, "spec");
            Map<?, ?> newest = (Map<?, ?>) ((List<?>) value(spec, "versions")).getLast();
            Map<?, ?> root = at(at(at(newest, "schema"), "openAPIV3Schema"), "properties");
            return Optional.of(
                    new Kind(
                            value(spec, "group") + "/" + value(at(spec, "names"), "kind"),
                            fields(at(root, "spec"))));
        }
    }

    private static Object value(Map<?, ?> map, String key) {
        Object value = map.get(key);
        if (value == null) {
            throw new IllegalStateException("No " + key + " in " + map.keySet());
        }
        return value;
    }

    private static Map<?, ?> at(Map<?, ?> map, String key) {
        return (Map<?, ?>) value(map, key);
    }

    private Object fields(Map<?, ?> schema) {
        if (Boolean.TRUE.equals(schema.get("x-kubernetes-preserve-unknown-fields"))) {
            return ANY;
        }
        if (schema.get("items") instanceof Map<?, ?> items) {
            return fields(items);
        }
        Map<String, Object> fields = new TreeMap<>();
        if (schema.get("properties") instanceof Map<?, ?> properties) {
            properties.forEach((name, one) -> fields.put((String) name, fields((Map<?, ?>) one)));
        } else if (schema.get("additionalProperties") instanceof Map<?, ?> any) {
            fields.put("*", fields(any));
        } else {
            return "object".equals(schema.get("type")) ? ANY : VALUE;
        }
        return once.computeIfAbsent(fields, same -> same);
    }
}
