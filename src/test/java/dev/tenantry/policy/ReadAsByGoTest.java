package dev.tenantry.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantry.estate.Plain;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.files.OneReading;
import dev.tenantry.testing.PaperEstate;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What is refused by no rule of reading is read as Argo CD reads it: odd texts, each with what
 * yaml.v2 2.4.0 and sigs.k8s.io/yaml made of it, or nothing where they gave it up.
 */
class ReadAsByGoTest {

    private static final String PATH = "tenants/acme-retail/infra/x.yaml";
    private static final String HEAD = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: x}\n";
    private static final Path READINGS =
            Path.of("src/test/resources/dev/tenantry/policy/readings-of-go-yaml.jsonl");

    @Test
    void noTextIsReadOtherwise() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        List<String> otherwise = new ArrayList<>();
        int alike = 0;
        for (String line : Files.readAllLines(READINGS)) {
            JsonNode reading = mapper.readTree(line);
            String text = reading.get("text").textValue();
            if (isRead(text)) {
                boolean same =
                        !reading.get("go").isNull() && plain(reading.get("go")).equals(ours(text));
                alike += same ? 1 : 0;
                if (!same) {
                    otherwise.add(line);
                }
            }
        }
        assertThat(otherwise).isEmpty();
        assertThat(alike).isGreaterThan(200);
    }

    private static boolean isRead(String text) {
        PaperEstate estate = PaperEstate.empty();
        Case what = new Case(estate.to(estate.with(PATH, HEAD + text)), estate);
        return what.problems().isEmpty() && OneReading.judge(what).isEmpty() && hasOne(text);
    }

    private static boolean hasOne(String text) {
        return read(text).manifests().size() == 1;
    }

    private static ManifestFile read(String text) {
        return ManifestFile.read(PATH, (HEAD + text).getBytes(StandardCharsets.UTF_8));
    }

    private static Object ours(String text) {
        Map<Object, Object> all =
                new HashMap<>((Map<?, ?>) Plain.of(read(text).manifests().getFirst().body()));
        all.keySet().removeAll(Set.of("apiVersion", "kind", "metadata"));
        return numbered(all);
    }

    private static Object plain(JsonNode node) {
        if (node.isObject()) {
            Map<String, Object> map = new TreeMap<>();
            node.properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
            return map;
        }
        if (node.isArray()) {
            return node.valueStream().map(ReadAsByGoTest::plain).toList();
        }
        return node.isNull() ? "" : numbered(node.asText());
    }

    /** Decimal numbers are equal whatever zeros they end with; a text is as it is. */
    private static Object numbered(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> numbers = new TreeMap<>();
                map.forEach((key, field) -> numbers.put(key.toString(), numbered(field)));
                yield numbers;
            }
            case List<?> list -> list.stream().map(ReadAsByGoTest::numbered).toList();
            default -> {
                // A text that looks like a number keeps its quotes with us.
                String text = value.toString().replaceFirst("^\"(.*)\"$", "$1");
                yield text.matches("-?[0-9]{1,18}(\\.[0-9]+)?")
                        ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                        : text;
            }
        };
    }
}
