package dev.tenantry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/security.md promises is shown by the tests that it names. */
class SecurityPageTest {

    private static final Path PAGE = Path.of("docs/security.md");
    private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|IT))#(\\w+)`");

    /** Of its tables, the last one apart: a threat, what stops it, the tests. */
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\|([^|\\n]+)\\|([^|\\n]+)\\|([^|\\n]+)\\|$");

    @Test
    void everyTestThatItNamesIsThere() throws IOException {
        Map<String, String> tests = tests();
        List<String> missing = new ArrayList<>();
        List<MatchResult> named = NAMED.matcher(Files.readString(PAGE)).results().toList();
        for (MatchResult each : named) {
            String source = tests.getOrDefault(each.group(1), "");
            if (!source.contains(" " + each.group(2) + "(")) {
                missing.add(each.group());
            }
        }
        assertThat(named).hasSizeGreaterThan(30);
        assertThat(missing).isEmpty();
    }

    @Test
    void everyRowNamesATest() throws IOException {
        List<String> without =
                ROW.matcher(Files.readString(PAGE))
                        .results()
                        .filter(row -> !row.group(1).contains("tries to"))
                        .filter(row -> !row.group(1).matches(" ?-+ ?"))
                        .filter(row -> !NAMED.matcher(row.group(3)).find())
                        .map(MatchResult::group)
                        .toList();
        assertThat(without).isEmpty();
    }

    private static Map<String, String> tests() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .collect(
                            Collectors.toMap(
                                    SecurityPageTest::name,
                                    SecurityPageTest::read,
                                    (one, other) -> one + other));
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName()).replace(".java", "");
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
