package dev.tenantry.estate.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class LayoutGuideTest {

    private static final Pattern EXAMPLE = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    @Test
    void everyExampleOfTheGuideCanBeUsed() throws IOException {
        String guide = Files.readString(Path.of("docs/layout.md"));
        List<String> examples =
                EXAMPLE.matcher(guide)
                        .results()
                        .map((MatchResult found) -> found.group(1))
                        .toList();
        assertThat(examples).hasSize(4);
        examples.forEach(example -> assertThat(LayoutText.read(example).grounds()).isNotEmpty());
    }

    @Test
    void theFirstExampleSaysWhatTheStandardLayoutSaysOfPaths() throws IOException {
        String guide = Files.readString(Path.of("docs/layout.md"));
        Layout first =
                LayoutText.read(
                        EXAMPLE.matcher(guide).results().findFirst().orElseThrow().group(1));
        assertThat(first.grounds()).containsExactlyInAnyOrderElementsOf(Layout.STANDARD.grounds());
        assertThat(first.facts()).isEqualTo(Layout.STANDARD.facts());
    }
}
