package dev.tenantry.policy.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.change.Kinds;
import dev.tenantry.testing.DefinedFields;
import dev.tenantry.testing.UpstreamSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * The fields that rules know are those of the upstream definitions. After an upgrade {@code
 * -Dfields.write=true} writes them anew.
 */
class SpecFieldsTest {

    private static final Path FIELDS = Path.of("src/main/resources/policy/fields.yaml");

    private static final String HEAD =
            "# Fields of specs, as the upstream definitions have them; written by SpecFieldsTest.\n";

    @Test
    void theyAreThoseOfTheDefinitions() throws IOException {
        Map<String, Object> kinds = new TreeMap<>();
        DefinedFields definitions = new DefinedFields();
        for (Path file : UpstreamSchemas.definitions()) {
            definitions
                    .read(file)
                    .filter(kind -> Kinds.knows(kind.name()))
                    .ifPresent(kind -> kinds.put(kind.name(), kind.fields()));
        }
        DumpSettings settings =
                DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.AUTO)
                        .setWidth(140)
                        .setSplitLines(true)
                        .build();
        String written = HEAD + new Dump(settings).dumpToString(kinds);
        if (Boolean.getBoolean("fields.write")) {
            Files.writeString(FIELDS, written);
        }
        assertThat(Files.readString(FIELDS)).isEqualTo(written);
    }
}
