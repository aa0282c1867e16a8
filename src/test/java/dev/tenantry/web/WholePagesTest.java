package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** The pages that look over all slices, as a person without script reads them. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
class WholePagesTest {

    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource
    URI console;

    @Test
    void theFirstPageSaysWhatWaitsForMe() {
        Document page = Visitor.signedIn(console, "reviewer").page("/");

        assertThat(page.select("h1").text()).isEqualTo("Overview");
        assertThat(page.select("nav.side [aria-current=page]").text()).contains("Overview");
        assertThat(page.select("#overview[data-live]")).hasSize(1);
    }

    @Test
    void statusNamesEverySource() {
        Document page = Visitor.signedIn(console, "data-engineer").page("/status");

        assertThat(page.select("#sources li b").eachText())
                .containsExactly("Git", "Google Cloud", "Kubernetes", "Billing");
        assertThat(page.select("#others li b").eachText()).containsExactly("GitHub", "Sign-in");
    }

    @Test
    void searchAnswersAPageAndThePaletteItsList() {
        Visitor visitor = Visitor.signedIn(console, "data-engineer");

        Document page = visitor.page("/search?q=sett");
        HttpResponse<String> list =
                visitor.get(
                        "/search?q=sett",
                        "HX-Request",
                        "true",
                        "HX-Request-Type",
                        "partial",
                        "HX-Target",
                        "div#palette-list");

        assertThat(page.select("#results a").eachAttr("href")).contains("/settings");
        Document fragment = Jsoup.parseBodyFragment(list.body());
        assertThat(fragment.select("[role=option]").eachAttr("href")).contains("/settings");
        assertThat(fragment.select(".shell")).isEmpty();
    }

    @Test
    void theStyleGuideShowsEveryState() {
        Document page = Visitor.stranger(console).page("/styleguide");

        for (Status status : Status.values()) {
            assertThat(page.select(".st").eachText()).contains(status.word());
        }
        assertThat(page.select("svg.area, table.gantt, .dag svg, table.heat, .fc")).hasSize(5);
        assertThat(page.select(".file .dim").eachText()).contains("changed", "new file", "deleted");
        assertThat(page.select("#words .plain .vh").eachText())
                .containsExactly("gains:", "changes:", "loses:");
        assertThat(page.select("#checks .si").eachAttr("aria-label"))
                .contains("refused", "warning", "waits", "passed");
    }

    @Test
    void theCardThatComesLaterIsOnThePageThatItNames() {
        Visitor visitor = Visitor.stranger(console);
        Element card = visitor.page("/styleguide").expectFirst("#later");

        assertThat(card.select("a").attr("href")).isEqualTo(card.attr("hx-get"));
        assertThat(visitor.page(card.attr("hx-get")).select(card.attr("hx-select"))).hasSize(1);
    }

    @Test
    void findingsAreAFileToo() {
        HttpResponse<String> file = Visitor.signedIn(console, "reviewer").get("/status.csv");

        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(file.body()).startsWith("source,path,line,tenant,finding,remedy\r\n");
    }

    @Test
    void assetsMayBeKeptForEver() {
        Visitor visitor = Visitor.stranger(console);
        String sheet = visitor.page("/styleguide").select("link[rel=stylesheet]").attr("href");

        assertThat(visitor.get(sheet).headers().firstValue("Cache-Control"))
                .contains("public, max-age=31536000, immutable");
    }
}
