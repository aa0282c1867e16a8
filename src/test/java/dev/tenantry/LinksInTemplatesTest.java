package dev.tenantry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A link leads to a page of ours, or to an address that {@code web.OutsideLinks} let through. */
class LinksInTemplatesTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    /** An attribute that a browser follows or loads, and what it begins with. */
    private static final Pattern FOLLOWED =
            Pattern.compile(
                    "(?<![-\\w])(?:href|src|srcset|action|formaction|poster|data|ping|background"
                            + "|hx-(?:get|post|put|patch|delete|sse:connect))\\s*=\\s*[\"']?([^\\s\"'>]*)");

    /**
     * What an expression is called that makes an address of ours: it begins with a slash or a "?".
     */
    private static final Set<String> OURS =
            Set.of(
                    "href",
                    "csv",
                    "clear",
                    "request",
                    "ofAll",
                    "ofMine",
                    "all",
                    "path",
                    "base",
                    "action",
                    "change",
                    "again",
                    "here",
                    "tenantHref",
                    "failedInADay",
                    "code",
                    "remove",
                    "next",
                    "first",
                    "costs",
                    "css");

    private static final Pattern CHECKED = Pattern.compile("\\{#let url=inject:outside\\.link\\(");

    @Test
    void noLinkLeadsToAForeignAddressThatWasNotChecked() {
        Set<String> unknown = new TreeSet<>();
        int seen = 0;
        for (Path path : templates()) {
            String template = read(path).replaceAll("(?s)\\{!.*?!}", "");
            for (MatchResult link : FOLLOWED.matcher(template).results().toList()) {
                seen++;
                if (!isSafe(template, link)) {
                    unknown.add(TEMPLATES.relativize(path) + ": " + link.group());
                }
            }
        }
        assertThat(seen).isGreaterThan(100);
        assertThat(unknown).isEmpty();
    }

    private static boolean isSafe(String template, MatchResult link) {
        String value = link.group(1);
        if (value.isEmpty()
                || value.startsWith("/")
                || value.startsWith("#")
                || value.startsWith("?")) {
            return !value.startsWith("//");
        }
        if (value.matches("\\{?inject:(frame|forge)\\..*") || value.matches("https://[a-z./]+")) {
            // Ours, or of the repository that the settings name; or written in the template.
            return true;
        }
        if (value.startsWith("{url.get}")) {
            // The nearest meaning of the name is what counts.
            String before = template.substring(0, link.start());
            int let = before.lastIndexOf("{#let url=");
            return let >= 0 && CHECKED.matcher(before.substring(let)).lookingAt();
        }
        return isOurs(value);
    }

    private static boolean isOurs(String value) {
        String expression = value.replaceAll("^\\{?", "").replaceAll("[}/(].*$", "");
        String whole = expression.replaceAll("\\.(get|concat)$", "");
        return OURS.contains(whole.substring(whole.lastIndexOf('.') + 1));
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
