package dev.tenantry.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the guides say about settings, held against the code. */
class InstallGuideTest {

    private static final Path GUIDE = Path.of("docs/install.md");
    private static final Pattern KEY =
            Pattern.compile(
                    "(?<![\\w./:@-])((?:tenantry|quarkus)\\.[a-z][a-z0-9-]*(?:\\.[a-z][a-z0-9-]*)*)(?![\\w/])(?!\\.\\*)");
    private static final Pattern VARIABLE =
            Pattern.compile("\\b((?:TENANTRY|QUARKUS)_[A-Z0-9_]*[A-Z0-9])\\b(?!_)");

    /** What looks like a key and is none, or is one of the build's. */
    private static final Set<String> OTHERS =
            Set.of("tenantry.dev", "quarkus.version", "tenantry.sandbox.fresh");

    private final ConfigurationKeys keys = ConfigurationKeys.read();

    @Test
    void everyKeyThatAGuideNamesIsReadAtStart() throws IOException {
        for (Path guide : guides()) {
            List<String> named = keysIn(Files.readString(guide));
            assertThat(named)
                    .as("%s", guide)
                    .allSatisfy(key -> assertThat(keys.readAtStart(key)).as(key).isTrue());
        }
        assertThat(keysIn(Files.readString(GUIDE))).hasSizeGreaterThan(60);
    }

    @Test
    void everyKeyOfOursIsExplained() throws IOException {
        assertThat(new TreeSet<>(keysIn(Files.readString(GUIDE)))).containsAll(keys.ours());
        assertThat(keys.ours()).hasSizeGreaterThan(40);
    }

    @Test
    void aKeyThatIsFixedWhenBuiltWouldBeNoticed() {
        assertThat(keys.knows("quarkus.kubernetes-client.api-server-url")).isTrue();
        assertThat(keys.readAtStart("quarkus.kubernetes-client.api-server-url")).isFalse();
        assertThat(keys.readAtStart("quarkus.http.port")).isTrue();
        assertThat(keysIn("`tenantry.estate.ulr` and tenantry.dev/kind, tenantry.github.*"))
                .containsExactly("tenantry.estate.ulr");
    }

    private List<String> keysIn(String text) {
        List<String> found = new ArrayList<>(ConfigurationKeys.found(KEY, text));
        ConfigurationKeys.found(VARIABLE, text).forEach(name -> found.add(keys.ofVariable(name)));
        found.removeAll(OTHERS);
        return found;
    }

    private static List<Path> guides() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(docs, Stream.of(Path.of("README.md")))
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }
}
