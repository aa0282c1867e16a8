package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.StringWriter;
import java.net.URI;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names cannot hide anything, or turn round what stands beside them. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class VisibleTextTest {

    @TestHTTPResource URI console;

    @ParameterizedTest
    @CsvSource({
        "202E, a", "202A, a", "202D, a", "2066, a", "2067, a", "2068, a", "2069, a", "200E, a",
        "200F, a", "061C, a", "200B, a", "200C, a", "200D, a", "2060, a", "FEFF, a", "00AD, a",
        "2028, a", "2029, a", "0085, a", "0000, a", "001B, a", "007F, a", "3164, a", "115F, a",
        "FE00, a", "E0041, a", "E0100, a"
    })
    void whatTakesNoRoomOrTurnsTextRoundIsNamed(String code, String around) {
        String hidden = Character.toString(Integer.parseInt(code, 16));
        assertThat(VisibleText.of(around + hidden + around))
                .isEqualTo(around + "[U+" + code + "]" + around);
        assertThat(VisibleText.of(hidden)).isEqualTo("[U+" + code + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain: text\n\twith lines\r\n",
                "Ana Kovač, 東京, שלום, مرحبا",
                "👩‍💻 👍🏽 🏳️‍🌈 ❤️",
                "می‌خواهم",
                "क्‍ष",
            })
    void whatPeopleWriteStaysAsItIs(String text) {
        assertThat(VisibleText.of(text)).isEqualTo(text);
    }

    @Test
    void aNameFromTheProviderShowsWhatItHides() {
        Visitor visitor = Visitor.stranger(console);
        String claims =
                """
                {"preferred_username": "reviewer", "upn": "reviewer", "name": "Remy\u202Egnp.exe",
                 "email": "reviewer@acme.example", "email_verified": true, "groups": ["reviewer"]}
                """;
        String page = visitor.signIn("reviewer", Map.of("claims", claims)).body();

        assertThat(page).doesNotContain("\u202E");
        Document read = Jsoup.parse(page);
        assertThat(read.select(".menu-head bdi").text()).isEqualTo("Remy[U+202E]gnp.exe");
        assertThat(read.select("[popovertarget=me]").attr("aria-label"))
                .contains("Remy[U+202E]gnp.exe");
    }

    @Test
    void whatSomebodyTypedShowsWhatItHidesAndIsEscaped() {
        Visitor visitor = Visitor.signedIn(console, "data-engineer");

        String page = visitor.get("/search?q=%E2%80%AE%3Cb%3E%E2%80%8B%D7%A9").body();

        assertThat(page).doesNotContain("\u202E", "\u200B");
        assertThat(Jsoup.parse(page).select("input[name=q]").val())
                .isEqualTo("[U+202E]<b>[U+200B]ש");
        assertThat(Jsoup.parse(page).select("main bdi").text()).contains("[U+202E]<b>[U+200B]ש");
    }

    @Test
    void aCsvShowsItToo() {
        StringWriter out = new StringWriter();
        new Csv(out).row("a\u202Eb", 7, "\u200B=1+1");
        assertThat(out).hasToString("a[U+202E]b,7,[U+200B]=1+1\r\n");
    }
}
