package dev.tenantry.policy.files;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlList;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.manifest.YamlNode;
import dev.tenantry.manifest.YamlScalar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The fields that a spec has, kind by kind: of the definitions of Config Connector 1.155, Argo
 * Workflows 3.7 and Kubernetes 1.34 that lie in {@code policy/fields.yaml} and {@code
 * policy/fields-of-kubernetes.yaml}. Below a kind stands a map of its fields; a list has the fields
 * of its items, {@code "*"} stands for any key, {@code value} for a value, and {@code any} for
 * whatever there is.
 */
final class SpecFields {

    private static final String EVERY_KEY = "*";

    /** Of versions before, which many estates have: whoever does not know them looks past them. */
    private static final Map<String, Set<String>> FORMER =
            Map.of("CronWorkflow", Set.of("schedule"));

    private static final int MANY = 100_000;

    private static final Map<String, Map<?, ?>> KINDS = read();

    /**
     * A step that is written where it is used; its definition leaves open that it is a template.
     */
    private static final String INLINE = "inline";

    private static final Map<?, ?> TEMPLATE = template();

    /**
     * A field that the definition has not.
     *
     * @param known which it has in that place
     */
    record Unknown(YamlMap.Entry entry, Set<?> known) {}

    private SpecFields() {}

    private static Map<String, Map<?, ?>> read() {
        Map<String, Map<?, ?>> kinds = new HashMap<>();
        for (String file : List.of("fields.yaml", "fields-of-kubernetes.yaml")) {
            LoadSettings settings =
                    LoadSettings.builder()
                            .setMaxAliasesForCollections(MANY)
                            .setCodePointLimit(Integer.MAX_VALUE)
                            .build();
            try (InputStream text = SpecFields.class.getResourceAsStream("/policy/" + file)) {
                if (text == null) {
                    throw new IllegalStateException("policy/" + file + " is not here");
                }
                Map<?, ?> all = (Map<?, ?>) new Load(settings).loadFromInputStream(text);
                all.forEach((kind, spec) -> kinds.put((String) kind, (Map<?, ?>) spec));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return kinds;
    }

    private static Map<?, ?> template() {
        Map<?, ?> workflow = KINDS.getOrDefault("argoproj.io/WorkflowTemplate", Map.of());
        if (workflow.get("templates") instanceof Map<?, ?> template) {
            return template;
        }
        throw new IllegalStateException("The fields of a template are not here");
    }

    /** Those of an object's spec that are not known, in the order of the file. */
    static List<Unknown> unknown(Manifest object) {
        Map<?, ?> fields = KINDS.get(object.group() + "/" + object.kind());
        return fields == null
                ? List.of()
                : object.node("spec").stream()
                        .flatMap(spec -> below(fields, spec))
                        .filter(one -> !isFormer(object, one.entry()))
                        .toList();
    }

    private static boolean isFormer(Manifest object, YamlMap.Entry entry) {
        String key = entry.key().text();
        return FORMER.getOrDefault(object.kind(), Set.of()).contains(key)
                && object.node("spec", key).filter(entry.value()::equals).isPresent();
    }

    private static Stream<Unknown> below(Map<?, ?> known, YamlNode node) {
        return switch (node) {
            case YamlList list -> list.items().stream().flatMap(item -> below(known, item));
            case YamlMap map -> map.entries().stream().flatMap(entry -> in(known, entry));
            case YamlScalar _ -> Stream.empty();
        };
    }

    private static Stream<Unknown> in(Map<?, ?> fields, YamlMap.Entry entry) {
        String key = entry.key().text();
        if (!fields.containsKey(key) && !fields.containsKey(EVERY_KEY)) {
            return Stream.of(new Unknown(entry, fields.keySet()));
        }
        Object below = fields.containsKey(key) ? fields.get(key) : fields.get(EVERY_KEY);
        if (below instanceof Map<?, ?> more) {
            return below(more, entry.value());
        }
        return key.equals(INLINE) ? below(TEMPLATE, entry.value()) : Stream.empty();
    }
}
