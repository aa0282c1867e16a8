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
import java.util.HashMap;
import java.util.Map;
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
        assertThat(page.select(".kpi").text()).contains("the project only");
        assertThat(page.select("#cost-chart .seg a").eachText())
                .containsExactly("Service", "Node pool");
    }

    @Test
    void aNameHasTheSameColourInEveryRange() {
        for (String by : new String[] {"tenant", "service", "pool"}) {
            Map<String, String> colours = new HashMap<>();
            for (String range : new String[] {"month", "30d", "90d", "12m"}) {
                for (Element entry :
                        reviewer.page("/costs?by=" + by + "&range=" + range)
                                .select("#cost-chart .legend li:has(b)")) {
                    String colour = entry.expectFirst("i").className();
                    String before = colours.putIfAbsent(entry.ownText(), colour);
                    assertThat(before == null ? colour : before)
                            .as(entry.ownText() + " in " + range)
                            .isEqualTo(colour);
                }
            }
            assertThat(colours).hasSizeGreaterThan(2);
        }
    }

    @Test
    void whatIsNoTenantsIsABandWithAName() {
        Document page = reviewer.page("/costs?by=tenant&range=30d");

        assertThat(page.select("#cost-chart .legend .k14").parents().eachText())
                .anyMatch(text -> text.startsWith("Tax, shared and idle €"));
        assertThat(page.select("#cost-chart .legend li").text()).contains("smaller tenants");
        assertThat(page.select("#cost-chart rect.s14[fill^=url]")).isNotEmpty();
        assertThat(page.select("#cost-chart .budget-l")).isEmpty();
        assertThat(reviewer.page("/costs?by=pool").select("#cost-chart").text())
                .contains("are not on a node pool and not drawn");
    }

    @Test
    void weeksAndMonthsThatAreNotCompleteSaySo() {
        Document weeks = reviewer.page("/costs?range=90d");
        Document months = reviewer.page("/costs?range=12m");

        assertThat(weeks.select("#cost-chart details tbody th").eachText())
                .filteredOn(text -> text.endsWith("not complete"))
                .hasSizeBetween(1, 2);
        assertThat(weeks.select("#cost-chart .legend").text()).contains("not complete");
        assertThat(months.select("#cost-chart g.part").size()).isLessThanOrEqualTo(1);
        assertThat(reviewer.page("/costs?range=30d").select("#cost-chart g.part")).isEmpty();
    }

    @Test
    void theBillSaysWhyItIsNotTheCostOfItsDays() {
        Document page = reviewer.page("/costs");

        assertThat(page.select(".kpi:contains(Bill to date)").text())
                .containsAnyOf("than the cost of its days", "the same as the cost of its days");
        assertThat(page.select(".kpi:contains(Cost, month to date) .v").text())
                .matches("€[0-9,]+\\.[0-9]{2}");
        assertThat(page.select("#cost-bill dt").eachText()).startsWith("Usage");
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
