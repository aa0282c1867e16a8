package dev.tenantry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The rules of templates: short, typed, nothing inline. */
class TemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path CSS = Path.of("src/main/resources/web/css");
    private static final int LONGEST = 80;
    private static final int WIDEST = 160;

    private static final List<Pattern> INLINE =
            List.of(
                    Pattern.compile("<style\\b", Pattern.CASE_INSENSITIVE),
                    Pattern.compile("<script(?![^>]*\\bsrc=)", Pattern.CASE_INSENSITIVE),
                    Pattern.compile("<[^>{]*\\sstyle\\s*=", Pattern.CASE_INSENSITIVE),
                    Pattern.compile("<[^>{]*\\son[a-z]+\\s*=", Pattern.CASE_INSENSITIVE),
                    Pattern.compile("javascript:", Pattern.CASE_INSENSITIVE),
                    Pattern.compile("\\.raw\\b"));

    @Test
    void thereAreTemplates() {
        assertThat(templates()).hasSizeGreaterThan(30);
    }

    @TestFactory
    Stream<DynamicTest> everyTemplateIsShortTypedAndHoldsNothingInline() {
        return templates().stream()
                .map(
                        path ->
                                DynamicTest.dynamicTest(
                                        TEMPLATES.relativize(path).toString(), () -> check(path)));
    }

    private static void check(Path path) {
        String text = read(path);
        assertThat(text.lines().count()).as("lines").isLessThanOrEqualTo(LONGEST);
        assertThat(text.lines().findFirst().orElse(""))
                .as("the first line declares a type, or says what the template takes")
                .matches("\\{[@!#].*");
        String markup = text.replaceAll("(?s)\\{!.*?!}", "");
        INLINE.forEach(
                pattern ->
                        assertThat(pattern.matcher(markup).find()).as(pattern.pattern()).isFalse());
    }

    @Test
    void noLineIsLongerThanAReaderCanSee() {
        for (Path path : templates()) {
            assertThat(read(path).lines().filter(line -> line.length() > WIDEST))
                    .as(path.toString())
                    .isEmpty();
        }
    }

    @Test
    void everyIconThatIsNamedIsInTheSprite() {
        String sprite = read(Path.of("src/main/resources/web/vendor/lucide-1.62.0/icons.svg"));
        Pattern named = Pattern.compile("(?:#icon(?:-s)? |icon=)['\"]([a-z0-9-]+)['\"]");
        for (Path path : templates()) {
            named.matcher(read(path))
                    .results()
                    .forEach(
                            found ->
                                    assertThat(sprite)
                                            .as(path.toString())
                                            .contains("id=\"" + found.group(1) + "\""));
        }
    }

    @Test
    void theStyleGuideShowsEveryTagAndEverySharedBlock() {
        String guide =
                templates().stream()
                        .filter(path -> path.startsWith(TEMPLATES.resolve("styleguide")))
                        .map(TemplatesTest::read)
                        .collect(Collectors.joining());
        assertThat(missing(guide, "tags", "\\{#%s[ /}]")).isEmpty();
        assertThat(missing(guide, "policy", "\\{#include policy/%s[ /}]")).isEmpty();
    }

    private static List<String> missing(String guide, String folder, String use) {
        return templates().stream()
                .filter(path -> path.startsWith(TEMPLATES.resolve(folder)))
                .map(path -> path.getFileName().toString().replace(".html", ""))
                .filter(name -> !Pattern.compile(use.formatted(name)).matcher(guide).find())
                .toList();
    }

    @Test
    void everyFormThatChangesSomethingCarriesItsToken() {
        Pattern form = Pattern.compile("(?s)<form[^>]*method=\"post\".*?</form>");
        for (Path path : templates()) {
            form.matcher(read(path))
                    .results()
                    .forEach(
                            found ->
                                    assertThat(found.group())
                                            .as(path.toString())
                                            .contains("{#csrf"));
        }
    }

    @Test
    void onlyTokensHoldLiteralColoursOfText() throws IOException {
        Pattern literal = Pattern.compile("(?<![-\\w])color:\\s*#");
        try (Stream<Path> sheets = Files.list(CSS)) {
            assertThat(
                            sheets.filter(sheet -> !sheet.endsWith("tokens.css"))
                                    .map(TemplatesTest::read)
                                    .filter(
                                            text ->
                                                    literal.matcher(text.replace("color:#fff", ""))
                                                            .find()))
                    .isEmpty();
        }
    }

    private static List<Path> templates() {
        try (Stream<Path> paths = Files.walk(TEMPLATES)) {
            return paths.filter(path -> path.toString().endsWith(".html")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
