package dev.tenantry.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.tenantry.testing.Chromium;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.NeedsChromium;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Every page in a real browser, as each person who may see it: light and dark, on a desk and on a
 * phone, within the budgets of a page.
 */
@QuarkusTest
@NeedsChromium
@WithTestResource(SandboxResource.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
class EveryPageTest {

    private static final String ASK =
            "/access/request?tenant=kestrane&resource=dataset/flight_ops"
                    + "&role=bigquery.metadataViewer&duration=PT8H";

    @TestHTTPResource URI home;

    private Chromium chromium;
    private String console = "";

    @BeforeAll
    void startTheBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    void stopTheBrowser() {
        chromium.close();
    }

    @BeforeEach
    void theWorldIsIndexed() {
        console = home.toString().replaceAll("/$", "");
        Visitor visitor = Visitor.signedIn(home, "infra-engineer");
        until(visitor, "/tenants", "#tenants tbody tr:nth-child(12)");
        until(visitor, "/access", "#grants tbody tr:nth-child(20)");
        until(visitor, "/costs", "#cost-groups tbody a");
        until(visitor, "/runs?phase=failed", "tbody tr:nth-child(5)");
        until(visitor, "/drift", "#drift tbody tr");
    }

    private static Element until(Visitor visitor, String path, String fact) {
        Eventually.holds(() -> visitor.page(path).selectFirst(fact) != null);
        return visitor.page(path).expectFirst(fact);
    }

    @Test
    void infraEngineersReadEverything() {
        Visitor visitor = Visitor.signedIn(home, "infra-engineer");
        List<String> paths =
                new ArrayList<>(
                        List.of(
                                "/",
                                "/tenants",
                                "/tenants?q=no-such-tenant",
                                "/tenants/birchway",
                                "/tenants/birchway/access",
                                "/tenants/birchway/costs",
                                "/tenants/birchway/runs",
                                "/tenants/birchway/changes",
                                "/tenants/birchway/drift",
                                "/tenants/birchway?view=code",
                                "/access",
                                "/access?state=expired",
                                "/access?principal=nobody.at.all",
                                "/proposals?show=all",
                                "/runs",
                                "/runs?q=no-such-run",
                                "/costs",
                                "/costs?by=service&range=12m",
                                "/costs?range=month",
                                "/drift",
                                "/status",
                                "/search?q=b",
                                "/settings",
                                "/settings/github",
                                "/shortcuts",
                                "/styleguide"));
        paths.add(link(visitor, "/access?principal=a", "#grants tbody th a"));
        Stream.of("/runs?phase=failed", "/runs?phase=running", "/runs?phase=succeeded")
                .map(list -> link(visitor, list, "tbody th a"))
                .forEach(paths::add);
        String failed = link(visitor, "/runs?phase=failed", "tbody th a");
        paths.addAll(List.of(failed + "/graph", failed + "?view=code"));
        walk("infra-engineer", paths);
    }

    @Test
    void dataEngineersAskAndFollow() {
        Visitor visitor = Visitor.signedIn(home, "data-engineer");
        String grant = link(visitor, "/access?principal=data-engineer", "#grants tbody th a");
        walk(
                "data-engineer",
                List.of(
                        "/",
                        "/access/request",
                        ASK,
                        "/access/request?tenant=alderpike&resource=dataset/payments_raw"
                                + "&role=bigquery.dataViewer&duration=30d&reason=Check+the+payments",
                        "/access/request?tenant=no-such-tenant&preview=1",
                        grant,
                        grant + "/extension",
                        grant + "/revocation",
                        proposal(visitor),
                        "/proposals?show=mine"));
    }

    @Test
    void reviewersDecideAndAreToldWhatTheyMayNot() {
        String proposal = proposal(Visitor.signedIn(home, "data-engineer"));
        walk(
                "reviewer",
                List.of(
                        "/",
                        "/proposals?show=waiting",
                        proposal,
                        "/access/request",
                        "/no-such-page",
                        "/tenants/no-such-tenant"));
    }

    /** {@code -Dtenantry.screenshots=docs/screenshots} takes the pictures of the README again. */
    @Test
    @EnabledIfSystemProperty(named = "tenantry.screenshots", matches = ".+")
    void thePicturesOfTheReadme() {
        Path folder = Path.of(System.getProperty("tenantry.screenshots"));
        String run =
                link(
                        Visitor.signedIn(home, "infra-engineer"),
                        "/runs?phase=failed&template=train-risk-model",
                        "tbody th a");
        String proposal = proposal(Visitor.signedIn(home, "data-engineer"));
        exhibit(folder, "reviewer", ColorScheme.LIGHT, Map.of(proposal, "proposal"));
        exhibit(
                folder,
                "data-engineer",
                ColorScheme.LIGHT,
                Map.of(ASK + "&reason=Look+at+the+flights", "access-request"));
        exhibit(
                folder,
                "infra-engineer",
                ColorScheme.LIGHT,
                Map.of("/", "overview", "/tenants", "tenants", "/costs?range=month", "costs"));
        exhibit(
                folder,
                "infra-engineer",
                ColorScheme.DARK,
                Map.of("/tenants/birchway", "tenant-dark", run, "run-dark"));
    }

    private void exhibit(
            Path folder, String person, ColorScheme scheme, Map<String, String> pictures) {
        try (Visit visit =
                Visit.of(
                        chromium.browser(),
                        console,
                        person,
                        Visit.desktop().setColorScheme(scheme))) {
            pictures.forEach(
                    (path, name) -> {
                        visit.at(path);
                        visit.exhibit(folder, name);
                    });
        }
    }

    /** Asks for access once; the same key answers the same proposal. */
    private static String proposal(Visitor asker) {
        Document page =
                asker.page(ASK + "&reason=Look+at+the+flights&key=every-page-test&preview=1");
        Element form = page.expectFirst("#preview form[method=post]");
        String proposal = asker.submit(form, Map.of()).uri().getPath();
        assertThat(proposal).startsWith("/proposals/");
        until(asker, proposal, "a.btn[href*=/pull/]");
        return proposal;
    }

    private static String link(Visitor visitor, String list, String selector) {
        return until(visitor, list, selector).attr("href");
    }

    private void walk(String person, List<String> paths) {
        try (Visit visit = Visit.of(chromium.browser(), console, person, Visit.desktop())) {
            Look look = new Look(visit);
            SoftAssertions pages = new SoftAssertions();
            for (String path : paths) {
                pages.assertThatCode(() -> look.at(path)).as(path).doesNotThrowAnyException();
            }
            pages.assertThat(visit.complaints()).isEmpty();
            pages.assertAll();
        }
    }

    /** What is looked at on each page; the browser goes there once. */
    private record Look(Visit visit) {

        void at(String path) {
            PageBudget.keepsWithin(visit, path);
            Page page = visit.page();
            for (Glance glance : Glance.values()) {
                glance.prepare(page);
                glance.check(page, path);
            }
        }
    }
}
