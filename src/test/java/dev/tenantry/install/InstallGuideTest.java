package dev.tenantry.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
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

    private static final Pattern ROW =
            Pattern.compile("\\| `((?:tenantry|quarkus)\\.[^`]+)` \\| ([^|]+) \\| [^|]+ \\|");
    private static final Pattern OTHER_KEY = Pattern.compile("\\$\\{([^:}]+):}");
    private static final Pattern KEPT = Pattern.compile("keep (tenantry-[a-z-]*[a-z])\\b");
    private static final Pattern GIVEN = Pattern.compile("for name in ([a-z -]+);");
    private static final Pattern REMOTE = Pattern.compile("\\{key: ([a-z-]+)}");
    private static final List<String> ABSENT = List.of("\u2013", "**required**");

    /** What looks like a key and is none, or is one of the build's. */
    private static final Set<String> OTHERS =
            Set.of(
                    // The file of the estate's layout.
                    "tenantry.yaml",
                    // Maps, whose keys are names of ours.
                    "quarkus.tls.provider.trust-store.pem.certs",
                    "quarkus.oidc.authentication.extra-params",
                    "tenantry.dev",
                    "quarkus.version",
                    "tenantry.sandbox.fresh");

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
    void everyKeyOfOursHasARowThatSaysWhatHoldsUnlessItIsSet() throws IOException {
        Map<String, String> rows = rows();
        assertThat(keys.ours())
                .allSatisfy(
                        key ->
                                assertThat(rows.get(key))
                                        .as(key)
                                        .isIn(
                                                keys.unlessSet(key)
                                                        .map(InstallGuideTest::said)
                                                        .orElse(ABSENT)));
    }

    @Test
    void everyKeyOfQuarkusThatWeSetHasARowThatSaysSo() throws IOException {
        Properties shipped = new Properties();
        try (Reader file =
                Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            shipped.load(file);
        }
        Map<String, String> rows = rows();
        rows.keySet().retainAll(shipped.stringPropertyNames());
        assertThat(rows)
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        (key, said) ->
                                assertThat(said).isEqualTo("`" + shipped.getProperty(key) + "`"));
    }

    /** Whoever fills in what lies in the overlay has everything that must be set. */
    @Test
    void whatIsRequiredIsInTheFilesToFillIn() throws IOException {
        Path overlay = Path.of("k8s/overlays/production");
        String text =
                Files.readString(overlay.resolve("settings.env"))
                        + Files.readString(overlay.resolve("external-secret.yaml"));
        Map<String, String> rows = rows();
        rows.values().removeIf(said -> !said.equals("**required**"));
        assertThat(rows).hasSizeGreaterThan(10);
        assertThat(keysIn(text)).containsAll(rows.keySet());
    }

    /** Every secret that the overlay asks for is one that the guide's commands make. */
    @Test
    void everySecretIsMadeByACommand() throws IOException {
        String guide = Files.readString(GUIDE);
        List<String> made = new ArrayList<>(ConfigurationKeys.found(KEPT, guide));
        for (String names : ConfigurationKeys.found(GIVEN, guide)) {
            Stream.of(names.split(" ", -1)).map("tenantry-"::concat).forEach(made::add);
        }
        String secrets = Files.readString(Path.of("k8s/overlays/production/external-secret.yaml"));
        assertThat(made)
                .containsExactlyInAnyOrderElementsOf(ConfigurationKeys.found(REMOTE, secrets));
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

    /** A key → the second column of its row. */
    private static Map<String, String> rows() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (String line : Files.readAllLines(GUIDE)) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                assertThat(rows.put(row.group(1), row.group(2))).as(line).isNull();
            }
        }
        return rows;
    }

    /** A default as the guide writes it: another key by its name, the long list by its file. */
    private static List<String> said(String value) {
        Matcher other = OTHER_KEY.matcher(value);
        if (other.matches()) {
            return List.of("`" + other.group(1) + "`");
        }
        return List.of(value.length() > 100 ? "those of `cluster-reader.yaml`" : "`" + value + "`");
    }

    private static List<Path> guides() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(docs, Stream.of(Path.of("README.md")))
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }
}
