package dev.tenantry.runs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.tenantry.sandbox.world.Tenant;
import dev.tenantry.sandbox.world.World;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages and the API of runs, over everything between them and the sandbox's cluster. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class RunsTest {

    @TestHTTPResource URI console;

    private Visitor reviewer;

    /**
     * The cluster has some thousand runs; the pages are there when the first list has been read.
     */
    @BeforeEach
    void signIn() {
        reviewer = Visitor.signedIn(console, "reviewer");
        awaitRows("/runs?phase=failed", 20);
    }

    private Document awaitRows(String list, int least) {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        Document page = reviewer.page(list);
        while (page.select("tbody tr").size() < least) {
            assertThat(System.nanoTime()).as(list).isLessThan(end);
            page = reviewer.page(list);
        }
        return page;
    }

    @Test
    void theListIsNewestFirstAndGoesOnWhereThePageEnds() {
        Document first = reviewer.page("/runs");
        Document second = reviewer.page(path(first.expectFirst("a[rel=next]")));

        List<String> one = first.select("tbody th a").eachAttr("href");
        List<String> two = second.select("tbody th a").eachAttr("href");
        assertThat(one).hasSize(50).doesNotHaveDuplicates().doesNotContainAnyElementsOf(two);
        List<String> times = first.select("tbody time").eachAttr("datetime");
        assertThat(times.stream().map(Instant::parse).toList())
                .isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void filtersStandInTheAddressAndAreChips() {
        Document page = reviewer.page("/runs?phase=failed&template=load-orders");

        assertThat(page.select("tbody .st").eachText()).isNotEmpty().containsOnly("Failed");
        assertThat(page.select("tbody th a").eachText()).allMatch(t -> t.startsWith("load-orders"));
        assertThat(page.select(".chip").text()).isEqualTo("Template load-orders");
        assertThat(reviewer.page("/runs?q=zzz").select(".chip").text())
                .isEqualTo("Name or template has zzz");
        assertThat(page.expectFirst(".chip a").attr("href")).isEqualTo("/runs?phase=failed");
        assertThat(page.select(".seg [aria-current]").text()).isEqualTo("Failed");
        assertThat(reviewer.page("/runs?q=nothing-like-it").select(".empty").text())
                .contains("No run matches");
    }

    @Test
    void aFailedRunSaysWhyInOneSentenceAndShowsItsSteps() {
        Document list = reviewer.page("/runs?phase=failed&template=backfill-clickstream");
        Document run = reviewer.page(path(list.expectFirst("tbody th a")));

        assertThat(run.select(".note").text()).contains("Why it failed.");
        assertThat(run.select("table.gantt tbody tr").size()).isGreaterThanOrEqualTo(5);
        assertThat(run.select("table.gantt rect.g-bad")).isNotEmpty();
        assertThat(run.select("#asked tbody th").eachText()).contains("plan", "compare");
        assertThat(run.select("#parameters dt").text()).contains("month");
        Document graph = reviewer.page(path(run.expectFirst(".tabs a[href$=graph]")));
        assertThat(graph.select(".dag path.e")).hasSize(4);
    }

    @Test
    void aRunThatWaitsForSomebodyIsInAListOfItsOwn() {
        Document list = awaitRows("/runs?phase=waiting", 1);
        Element link = list.expectFirst("tbody th a");
        Document run = reviewer.page(path(link));

        assertThat(list.select("tbody .st").eachText()).containsOnly("Waiting");
        assertThat(list.select(".seg [aria-current]").text()).isEqualTo("Waiting");
        assertThat(run.select(".note").text()).contains("approve waits for somebody to resume it.");
        assertThat(run.select(".page-head, header, main").text()).contains("waiting since");
        assertThat(reviewer.page("/runs?phase=running").select("tbody th a").eachAttr("href"))
                .doesNotContain(path(link));
        assertThat(reviewer.get("/runs.csv?phase=waiting").body()).contains(",Waiting,");
        asReviewer()
                .get("/api/v1/runs?phase=waiting")
                .then()
                .body("items[0].phase", equalTo("Waiting"))
                .body("items[0].waitingSince", not(equalTo(null)));
    }

    @Test
    void theEndOfANameFindsItsRun() {
        String href = reviewer.page("/runs?phase=failed").expectFirst("tbody th a").attr("href");
        String suffix = href.substring(href.lastIndexOf('-') + 1);

        assertThat(reviewer.page("/runs?q=" + suffix).select("tbody th a").eachAttr("href"))
                .contains(href);
    }

    @Test
    void aRunIsCodeToo() {
        String href = reviewer.page("/runs").expectFirst("tbody th a").attr("href");

        Document code = reviewer.page(href + "?view=code");
        HttpResponse<String> raw = reviewer.get(href + ".yaml");

        assertThat(code.select("#L1").text()).contains("apiVersion");
        assertThat(raw.body()).contains("kind: Workflow\n").doesNotContain("nodes:");
    }

    @Test
    void aListIsAFileForSpreadsheets() {
        HttpResponse<String> csv = reviewer.get("/runs.csv?phase=failed&range=7d");

        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body().lines().skip(1))
                .isNotEmpty()
                .allMatch(line -> line.contains(",Failed,"));
    }

    @Test
    void aTenantHasATabOfItsOwnRuns() {
        Document tab = reviewer.page("/tenants/jorvale/runs");

        assertThat(tab.select("tbody .c-role").eachText()).isNotEmpty().containsOnly("jorvale");
        assertThat(tab.select(".tabs [aria-current]").text()).startsWith("Runs");
    }

    @Test
    void mineAreRunsThatIStartedAndThoseOfTenantsOfMyGroups() {
        Visitor dataEngineer = Visitor.signedIn(console, "data-engineer");

        Document mine = dataEngineer.page("/runs?show=mine");

        assertThat(mine.select(".tabs [aria-current]").text()).isEqualTo("Mine");
        assertThat(mine.select("tbody tr").eachText())
                .isNotEmpty()
                .allMatch(row -> row.matches(".*(birchway|jorvale|data-engineer@).*"));
        assertThat(reviewer.page("/runs?show=mine").select(".empty").text())
                .contains("No runs of yours");
        assertThat(dataEngineer.get("/runs.csv?show=mine").body().lines().skip(1))
                .allMatch(row -> row.matches(".*(birchway|jorvale|data-engineer@).*"));
    }

    @Test
    void aRunSaysWhoOrWhatStartedIt() {
        assertThat(reviewer.page("/runs?q=load-orders").select("tbody .by").eachText())
                .contains("schedule");
        assertThat(reviewer.page("/runs?q=backfill").select("tbody .by").eachText())
                .anyMatch(who -> who.endsWith("@acme.example"));
    }

    @Test
    void whoMayNotKnowATenantSeesNoneOfItsRuns() {
        Tenant secret =
                World.at(Instant.EPOCH)
                        .tenants()
                        .filter(t -> t.visibleTo().isPresent())
                        .findFirst()
                        .orElseThrow();
        Document seen = awaitRows("/runs?tenant=" + secret.id(), 1);
        Visitor dataEngineer = Visitor.signedIn(console, "data-engineer");

        assertThat(seen.select("tbody tr")).isNotEmpty();
        assertThat(dataEngineer.page("/runs?tenant=" + secret.id()).select("tbody tr")).isEmpty();
        String run = seen.expectFirst("tbody th a").attr("href");
        assertThat(dataEngineer.get(run).statusCode()).isEqualTo(404);
        assertThat(dataEngineer.get("/tenants/" + secret.id() + "/runs").statusCode())
                .isEqualTo(404);
    }

    @Test
    void scriptsReadTheSameListByCursor() {
        String next =
                asReviewer()
                        .get("/api/v1/runs?limit=2&phase=failed")
                        .then()
                        .statusCode(200)
                        .body("items", hasSize(2))
                        .body("items[0].phase", equalTo("Failed"))
                        .extract()
                        .path("next");
        asReviewer()
                .get("/api/v1/runs?limit=2&phase=failed&cursor=" + next)
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("next", not(equalTo(next)));
        asReviewer().get("/api/v1/runs?cursor=nonsense").then().statusCode(400);
        asReviewer().get("/api/v1/runs/t-jorvale/nobody").then().statusCode(404);
        given().get("/api/v1/runs").then().statusCode(401);
    }

    private static RequestSpecification asReviewer() {
        return Script.of("reviewer").accept("application/json");
    }

    private static String path(Element link) {
        return link.attr("href");
    }
}
