package dev.tenantry.tenants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.drift.DriftLook;
import dev.tenantry.indexing.EstateIndexing;
import dev.tenantry.indexing.GoogleIndexing;
import dev.tenantry.indexing.IndexRuns;
import dev.tenantry.indexing.Source;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tenants and drift over the sandbox's world, in the browser of somebody without JavaScript. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
class TenantPagesTest {

    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource
    URI console;

    @SuppressWarnings("NullAway.Init")
    @Inject
    EstateIndexing estate;

    @SuppressWarnings("NullAway.Init")
    @Inject
    GoogleIndexing google;

    @SuppressWarnings("NullAway.Init")
    @Inject
    DriftLook drift;

    @SuppressWarnings("NullAway.Init")
    @Inject
    IndexRuns runs;

    @BeforeEach
    void theWorldIsIndexed() throws InterruptedException {
        while (runs.marker(Source.GIT).isEmpty()) {
            estate.look();
        }
        while (runs.marker(Source.GOOGLE_CLOUD).isEmpty()) {
            google.look();
        }
        drift.look();
    }

    private Document page(String path) {
        return Visitor.signedIn(console, "reviewer").page(path);
    }

    @Test
    void everyTenantIsListed() {
        Document page = page("/tenants");
        assertThat(page.select("#tenants tbody tr")).hasSize(12);
        assertThat(page.select("#t-birchway").text())
                .contains("Birchway Logistics", "birchway-team@acme.example", "Drifted");
    }

    @Test
    void aFilterNarrowsTheListAndCanBeTakenOff() {
        Document page = page("/tenants?q=BIRCH");
        assertThat(page.select("#tenants tbody tr").eachAttr("id")).containsExactly("t-birchway");
        assertThat(page.select(".chips .x").attr("href")).isEqualTo("/tenants");
        assertThat(page("/tenants?env=dev").select("tbody tr").eachAttr("id"))
                .containsExactly("t-lindmark");
        assertThat(page("/tenants?state=drifted").select("tbody tr").eachAttr("id"))
                .contains("t-birchway", "t-dunmere")
                .hasSizeLessThan(12);
        assertThat(page("/tenants?q=100%25").select(".empty b").text())
                .isEqualTo("No tenant matches");
    }

    @Test
    void theListIsAFileToo() {
        HttpResponse<String> file =
                Visitor.signedIn(console, "reviewer").get("/tenants.csv?q=birch");
        List<String> lines = file.body().lines().toList();
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).startsWith("birchway,Birchway Logistics,");
    }

    @Test
    void aHiddenTenantAnswersLikeOneThatDoesNotExist() {
        Visitor visitor = Visitor.signedIn(console, "data-engineer");
        assertThat(visitor.page("/tenants").select("#tenants tbody tr")).hasSize(11);
        for (String tab : List.of("", "/drift", "?view=code")) {
            HttpResponse<String> hidden = visitor.get("/tenants/ilexa" + tab);
            HttpResponse<String> absent = visitor.get("/tenants/nowhere" + tab);
            assertThat(hidden.statusCode()).isEqualTo(404).isEqualTo(absent.statusCode());
            assertThat(Jsoup.parse(hidden.body()).select("#main p:not(:has(code))").text())
                    .isEqualTo(Jsoup.parse(absent.body()).select("#main p:not(:has(code))").text());
        }
        assertThat(visitor.get("/tenants.csv").body()).doesNotContain("ilexa");
        Document drift = visitor.page("/drift");
        assertThat(drift.select("#drift a[href*=ilexa]")).isEmpty();
        assertThat(drift.text()).doesNotContainIgnoringCase("ilexa");
    }

    @Test
    void aTenantsPageLeadsToItsTabsAndItsData() {
        Document page = Visitor.signedIn(console, "data-engineer").page("/tenants/birchway");
        assertThat(page.select(".tabs a").eachAttr("href"))
                .containsExactly(
                        "/tenants/birchway",
                        "/tenants/birchway/access",
                        "/tenants/birchway/costs",
                        "/tenants/birchway/runs",
                        "/tenants/birchway/changes",
                        "/tenants/birchway/drift",
                        "/tenants/birchway?view=code");
        assertThat(page.select(".tabs [aria-current]").text()).isEqualTo("Overview");
        assertThat(page.select("#resources tbody th").eachText())
                .contains("shipments", "birchway-data-prod-landing", "loader-jobs");
        assertThat(page.select("#resources tbody a[href^=/access/request]").attr("href"))
                .isEqualTo("/access/request?tenant=birchway&resource=dataset/drivers");
    }

    @Test
    void aTenantAsCodeShowsItsFilesWithLinesAndWhoChangedThem() {
        Document page = page("/tenants/alderpike?view=code&file=factory/alderpike/budget.yaml");
        assertThat(page.select("#L1").text()).contains("apiVersion: billingbudgets");
        assertThat(page.select("#files a")).hasSizeGreaterThan(20);
        assertThat(page.select("#history li").text())
                .contains("Raise the budget of Alder & Pike Bank", "in #", "merged by");
        assertThat(
                        Visitor.signedIn(console, "reviewer")
                                .get(
                                        "/tenants/alderpike?view=code&file=factory/birchway/budget.yaml")
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void scriptsReadTenantsPageByPage() {
        JsonPath first = read("/tenants?limit=5");
        assertThat(first.getList("items")).hasSize(5);
        JsonPath second = read("/tenants?limit=5&cursor=" + first.getString("next"));
        assertThat(second.getString("items[0].id")).isGreaterThan(first.getString("items[4].id"));
        JsonPath one = read("/tenants/birchway");
        assertThat(one.getString("project")).isEqualTo("birchway-data-prod");
        assertThat(one.getList("resources")).hasSize(7);
        Script.of("data-engineer").get("/api/v1/tenants/ilexa").then().statusCode(404);
    }

    /** What a script of the reviewer gets. */
    private static JsonPath read(String path) {
        return Script.of("reviewer").get("/api/v1" + path).then().extract().jsonPath();
    }

    @Test
    void driftShowsGitAgainstWhatIsLive() {
        Document page = page("/drift");
        assertThat(page.select("#drift tbody tr").text())
                .contains("user:ben.carter@acme.example", "cc-9000", "labels.cost-center");
        assertThat(page.select("#drift tbody a[href*=view=code]").eachText())
                .contains("factory/dunmere/project.yaml:6");
        Document tab = page("/tenants/birchway/drift");
        assertThat(tab.select(".tabs [aria-current]").text()).startsWith("Drift");
        assertThat(tab.select("#drift tbody tr").text())
                .contains("roles/bigquery.dataEditor")
                .doesNotContain("cc-9000");
        assertThat(Visitor.signedIn(console, "reviewer").get("/drift.csv").body())
                .contains("Not in Git");
    }
}
