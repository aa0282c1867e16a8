package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.NewInstallResource;
import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** What pages say while there is nothing: why, and what to do next. */
@QuarkusTest
@WithTestResource(NewInstallResource.class)
@SuppressWarnings("NullAway.Init")
class NewInstallTest {

    @TestHTTPResource URI console;

    private Document page(String path) {
        return Visitor.signedIn(console, "infra-engineer").page(path);
    }

    private String empty(String path) {
        return page(path).select("#main .empty b").text();
    }

    @Test
    void theOverviewLeadsToTheFirstTenant() {
        assertThat(page("/").select("#begin .steps li")).hasSize(3);
        assertThat(page("/").select("#main .kpis")).isEmpty();
    }

    @Test
    void everyListSaysThatThereIsNothingYet() {
        assertThat(empty("/tenants")).isEqualTo("No tenants yet");
        assertThat(empty("/access")).isEqualTo("No grants here");
        assertThat(empty("/proposals?show=all")).isEqualTo("No proposals yet");
        assertThat(empty("/runs")).isNotEmpty();
        assertThat(empty("/drift")).isEqualTo("Nothing to compare yet");
    }

    @Test
    void costsBeforeTheFirstImportSayHowToBegin() {
        Document page = page("/costs");
        assertThat(page.select("#costs .empty b").text()).isEqualTo("No billing export yet");
        assertThat(page.select("#costs code").text()).isEqualTo("tenantry.billing.folder");
        assertThat(page("/costs?by=service&range=12m").select(".kpi")).isEmpty();
        assertThat(Visitor.signedIn(console, "reviewer").get("/costs.csv").body().lines())
                .hasSize(1);
    }

    @Test
    void whatNeedsTheEstateSaysThatItIsStillBeingRead() {
        Script.of("data-engineer")
                .body(Script.addFile("acme", "tenants/acme/infra/notes/a.yaml"))
                .post("/api/v1/proposals?dryRun=true")
                .then()
                .statusCode(503)
                .body("title", equalTo("Not yet"))
                .body("detail", containsString("still being read"));
    }

    @Test
    void aSourceThatDoesNotAnswerIsNamedWithTheReason() {
        Eventually.holds(() -> !page("/status").select(".sources .down").isEmpty());
        assertThat(page("/status").select(".sources li:has(.down) .st").eachText())
                .isNotEmpty()
                .containsOnly("Failed");
        assertThat(page("/status").select(".sources li:contains(Billing)").text())
                .contains("Nothing was indexed yet");
    }
}
