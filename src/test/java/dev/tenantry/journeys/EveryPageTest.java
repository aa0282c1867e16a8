package dev.tenantry.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;
import dev.tenantry.testing.NeedsChromium;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Every page in a real browser, as each person who may see it: light and dark, on a desk and on a
 * phone, within the budgets of a page.
 */
@QuarkusTest
@NeedsChromium
@WithTestResource(SandboxResource.class)
class EveryPageTest extends LookingAround {

    private static final String ASK =
            "/access/request?tenant=kestrane&resource=dataset/flight_ops"
                    + "&role=bigquery.metadataViewer&duration=PT8H";

    @BeforeEach
    void theWorldIsIndexed() {
        Visitor visitor = visitor("infra-engineer");
        until(visitor, "/tenants", "#tenants tbody tr:nth-child(12)");
        until(visitor, "/access", "#grants tbody tr:nth-child(20)");
        until(visitor, "/costs", "#cost-groups tbody a");
        until(visitor, "/runs?phase=failed", "tbody tr:nth-child(5)");
        until(visitor, "/drift", "#drift tbody tr");
    }

    @Test
    void infraEngineersReadEverything() {
        Visitor visitor = visitor("infra-engineer");
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
        Visitor visitor = visitor("data-engineer");
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
        String proposal = proposal(visitor("data-engineer"));
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
                        visitor("infra-engineer"),
                        "/runs?phase=failed&template=train-risk-model",
                        "tbody th a");
        String proposal = proposal(visitor("data-engineer"));
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
        try (Visit visit = visit(person, Visit.desktop().setColorScheme(scheme))) {
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
}
