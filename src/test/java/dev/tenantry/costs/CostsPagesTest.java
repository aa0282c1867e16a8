package dev.tenantry.costs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpResponse;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Costs in the browser of somebody without JavaScript, over the sandbox's billing export. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
class CostsPagesTest {

    @SuppressWarnings("NullAway.Init")
    @TestHTTPResource
    URI console;

    private Visitor reviewer = Visitor.stranger(URI.create("http://127.0.0.1"));

    @BeforeEach
    void billAndEstateAreIndexed() {
        reviewer = Visitor.signedIn(console, "reviewer");
        Eventually.holds(() -> reviewer.page("/costs").select("#cost-groups tbody a").hasText());
    }

    @Test
    void theTableAddsUpToItsTotalInEveryGrouping() {
        for (String by : new String[] {"tenant", "service", "pool"}) {
            Document page = reviewer.page("/costs?by=" + by + "&range=30d");
            BigDecimal sum =
                    page.select("#cost-groups tbody tr td:nth-child(2)").stream()
                            .map(cell -> amount(cell.text()))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            String total = page.select("#cost-groups tfoot td:nth-child(2)").text();
            assertThat(amount(total)).as(by).isEqualTo(sum).isPositive();
        }
    }

    @Test
    void idleAndOverheadAndTaxAreShownNotHidden() {
        assertThat(reviewer.page("/costs?by=tenant").select("#cost-groups tbody th").eachText())
                .anyMatch(row -> row.startsWith("Idle nodes"))
                .anyMatch(row -> row.startsWith("System overhead"))
                .anyMatch(row -> row.startsWith("Unattributed"))
                .contains("Tax", "alderpike");
    }

    @Test
    void theChartSaysTheSameAsTheTableBelowIt() {
        Document page = reviewer.page("/costs?by=service&range=12m");

        assertThat(page.select("#cost-chart g.col")).hasSize(12);
        assertThat(page.select("#cost-chart details tbody tr")).hasSize(12);
        assertThat(page.select("#cost-chart desc").text())
                .startsWith("Stacked by service. In all €");
        assertThat(page.select("[style]")).isEmpty();
    }

    @Test
    void theAnomalyIsThereWithTheRuleThatFoundIt() {
        Element card = reviewer.page("/costs").expectFirst("#cost-anomalies");

        assertThat(card.select("li").text()).contains("corvane", "BigQuery");
        assertThat(card.select("footer").text()).contains("twice its median");
    }

    @Test
    void aTenantHasItsOwnCostsAndItsBudget() {
        Document page = reviewer.page("/tenants/alderpike/costs?range=month");

        assertThat(page.select(".tabs [aria-current]").text()).startsWith("Costs");
        assertThat(page.select(".kpi .l").eachText()).anyMatch(label -> label.startsWith("Budget"));
        assertThat(page.select("#cost-chart .budget-l").text()).startsWith("budget €");
        assertThat(page.select("#cost-chart .seg a").eachText())
                .containsExactly("Service", "Node pool");
    }

    @Test
    void aTenantThatIsNotThereHasNoCosts() {
        assertThat(reviewer.get("/tenants/nobody/costs").statusCode()).isEqualTo(404);
    }

    @Test
    void theFiguresAreAFileToo() {
        HttpResponse<String> file = reviewer.get("/costs.csv?by=pool&range=90d");

        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(file.body().lines().toList())
                .anyMatch(line -> line.contains(",pool,Not on a node pool,"))
                .first()
                .isEqualTo("from,to,group,name,billed cost,before,currency");
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text.replace("€", "").replace(",", "").replace('−', '-'));
    }
}
