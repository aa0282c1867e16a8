package dev.tenantry.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Why {@link Glance} asks of the dark only what has to do with colours. */
class ThemesTest {

    private static final Path CSS = Path.of("src/main/resources/web/css");
    private static final Pattern OF_A_THEME =
            Pattern.compile("[^{}]*(?:data-theme|prefers-color-scheme)[^{]*\\{[^}]*}");

    @Test
    void aThemeChoosesAmongColoursAndNothingElse() throws IOException {
        try (Stream<Path> sheets = Files.list(CSS)) {
            List<String> rules =
                    sheets.flatMap(sheet -> OF_A_THEME.matcher(read(sheet)).results())
                            .map(rule -> rule.group().strip())
                            .toList();
            assertThat(rules)
                    .containsExactlyInAnyOrder(
                            ":root[data-theme=light]{color-scheme:light}",
                            ":root[data-theme=dark]{color-scheme:dark}");
        }
    }

    private static String read(Path sheet) {
        try {
            return Files.readString(sheet);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
