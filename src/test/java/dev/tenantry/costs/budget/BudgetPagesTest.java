package dev.tenantry.costs.budget;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A budget is changed in the browser of somebody without JavaScript, over the sandbox's estate. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
class BudgetPagesTest {

    private static final String PAGE = "/tenants/corvane/budget";

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI console;

    @BeforeEach
    void estateIsIndexed() {
        Visitor visitor = visitor("infra-engineer");
        Eventually.holds(() -> visitor.get("/tenants/corvane").statusCode() == 200);
        Eventually.holds(() -> !value(visitor.page(PAGE), "amount").isEmpty());
    }

    private Visitor visitor(String name) {
        return Visitor.signedIn(console, name);
    }

    private static String value(Document page, String field) {
        return page.expectFirst("#ask [name=" + field + "]").attr("value");
    }

    @Test
    void theFormShowsTheBudgetAsItIs() {
        Document page = visitor("infra-engineer").page(PAGE);
        assertThat(page.expectFirst("main").text())
                .contains(
                        "Now " + "%,d EUR a month".formatted(Long.valueOf(value(page, "amount"))));
        assertThat(value(page, "thresholds")).contains("50");
        assertThat(page.select("#preview form[method=post]")).isEmpty();
    }

    @Test
    void aRaiseIsPreviewedSubmittedAndWithdrawn() {
        Visitor engineer = visitor("infra-engineer");
        long now = Long.parseLong(value(engineer.page(PAGE), "amount"));
        Document page =
                engineer.page(
                        PAGE
                                + "?amount="
                                + (now + 500)
                                + "&thresholds=50,90,100&reason=The+forecast+runs+twice+a+day&preview");
        Element preview = page.expectFirst("#preview");
        assertThat(preview.select(".plain li").text())
                .contains("Raises the budget", "of tenant corvane", "%,d EUR".formatted(now + 500));
        assertThat(preview.select(".file header").eachText()).hasSize(1);

        HttpResponse<String> answer =
                engineer.submit(preview.expectFirst("form[method=post]"), Map.of());
        assertThat(answer.uri().getPath()).startsWith("/proposals/");
        assertThat(Jsoup.parse(answer.body()).expectFirst("main").text())
                .contains("Raises the budget", "twice a day");
        HttpResponse<String> withdrawn =
                engineer.submit(
                        engineer.page(answer.uri().getPath())
                                .expectFirst("form[action$=/withdrawal]"),
                        Map.of());
        assertThat(withdrawn.statusCode()).isEqualTo(200);
    }

    @Test
    void whatTheHouseForbidsIsRefusedWithItsRule() {
        Document page =
                visitor("infra-engineer")
                        .page(PAGE + "?amount=100001&reason=Everything+at+once&preview");
        assertThat(page.select("#preview form[method=post]")).isEmpty();
        assertThat(page.expectFirst("#preview").text()).contains("at most 100,000 a month");
    }

    @Test
    void whatCannotBeReadIsSaidBesideItsField() {
        Document page =
                visitor("infra-engineer")
                        .page(PAGE + "?amount=lots&thresholds=half&reason=x&preview");
        assertThat(page.expectFirst("#amount-error").text()).contains("whole number");
        assertThat(page.expectFirst("#thresholds-error").text()).contains("50, 90, 100");
        assertThat(value(page, "amount")).isEqualTo("lots");
    }

    @Test
    void reviewersAndViewersHaveNoForm() {
        assertThat(visitor("reviewer").get(PAGE).statusCode()).isEqualTo(403);
        assertThat(visitor("reviewer").page("/tenants/corvane/costs").select("a[href$=/budget]"))
                .isEmpty();
        assertThat(
                        visitor("infra-engineer")
                                .page("/tenants/corvane/costs")
                                .select("a[href$=/budget]"))
                .hasSize(1);
        given().redirects().follow(false).get(PAGE).then().statusCode(302);
    }
}
