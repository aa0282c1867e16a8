package dev.tenantry.grants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Access in the browser of somebody without JavaScript, over the sandbox's estate. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
class AccessPagesTest extends GrantVisits {

    private static final String ASK =
            "/access/request?tenant=fennwick&resource=dataset/features_daily"
                    + "&role=bigquery.dataViewer&duration=7d";

    @Test
    void grantsInForceAreListedThoseThatEndFirstAtTheTop() {
        Document page = visitor("reviewer").page("/access");
        assertThat(page.select("#grants tbody tr").size()).isBetween(10, 50);
        assertThat(page.select("#grants .st").eachText()).doesNotContain("Expired");
        assertThat(page.select("#grants tbody td.c-exp time").eachAttr("datetime")).isSorted();
    }

    @Test
    void theNextPageGoesOnWhereThisOneEnds() {
        Visitor reviewer = visitor("reviewer");
        Document first = reviewer.page("/access?state=all");
        Element next = first.expectFirst("a[rel=next]");
        Document second = reviewer.page(next.attr("href"));
        assertThat(second.select("#grants tbody tr th").eachText())
                .isNotEmpty()
                .isNotEqualTo(first.select("#grants tbody tr th").eachText());
        assertThat(second.select(".pager a").eachText()).contains("First page");
    }

    @Test
    void aFilterThatMatchesNothingSaysSoAndOffersToClear() {
        Document page = visitor("reviewer").page("/access?principal=nobody.at.all&role=x");
        assertThat(page.select(".empty b").text()).isEqualTo("No grant matches");
        assertThat(page.select(".empty a").attr("href")).isEqualTo("/access");
    }

    @Test
    void theListIsAFileToo() {
        HttpResponse<String> csv = visitor("reviewer").get("/access.csv?state=expired");
        assertThat(csv.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
        assertThat(csv.body().lines().toList())
                .hasSizeGreaterThan(1)
                .first()
                .asString()
                .startsWith("tenant,principal,role");
        assertThat(csv.body().lines().skip(1)).allMatch(line -> line.contains(",expired,"));
    }

    @Test
    void whoMayNotAskIsNotOfferedTo() {
        Visitor reviewer = visitor("reviewer");
        for (String path : new String[] {"/", "/access", "/proposals", "/tenants/fennwick"}) {
            assertThat(reviewer.page(path).select("#main a[href^=/access/request]"))
                    .as(path)
                    .isEmpty();
            assertThat(visitor("data-engineer").page(path).select("a[href^=/access/request]"))
                    .as(path)
                    .isNotEmpty();
        }
        HttpResponse<String> refused = reviewer.get("/access/request");
        assertThat(refused.statusCode()).isEqualTo(403);
        Document page = Jsoup.parse(refused.body());
        assertThat(page.select("#main a").eachAttr("href")).doesNotContain("/access/request");
        assertThat(page.select("#main").text())
                .contains("Only data engineers and infra engineers can do this");
    }

    @Test
    void aNewFormBlamesNobodyForWhatIsStillEmpty() {
        Visitor asker = visitor("data-engineer");
        assertThat(asker.page("/access/request").select(".error, .error-line")).isEmpty();
        assertThat(asker.page(ASK).select(".error, .error-line")).isEmpty();
        assertThat(asker.page(ASK + "&preview=1").select("#preview .error-line").text())
                .contains("Add a reason");
    }

    @Test
    void scriptsGetTheSameRows() {
        JsonPath json =
                Script.of("reviewer")
                        .get("/api/v1/grants?tenant=fennwick&limit=3")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath();
        assertThat(json.getList("items.tenant")).hasSize(3).containsOnly("fennwick");
        assertThat(json.getString("next")).isNotBlank();
    }

    @Test
    void aTenantsGrantsAreItsTab() {
        Document page = visitor("reviewer").page("/tenants/fennwick/access?state=all");
        assertThat(page.select("#grants tbody tr").size()).isGreaterThan(5);
        assertThat(page.select(".tabs a[aria-current]").eachText())
                .anyMatch(t -> t.startsWith("Access"));
        assertThat(visitor("reviewer").get("/tenants/fennwick/access.csv").body().lines().skip(1))
                .isNotEmpty()
                .allMatch(line -> line.startsWith("fennwick,"));
        assertThat(visitor("reviewer").get("/tenants/no-such-tenant/access").statusCode())
                .isEqualTo(404);
    }

    @Test
    void theFormShowsWhatWouldHappenBeforeAReasonIsGiven() {
        Document page = visitor("data-engineer").page(ASK);
        assertThat(preview(page).select(".plain li").text())
                .contains(
                        "data-engineer@acme.example would be able to read dataset features_daily (internal) of tenant fennwick until");
        assertThat(preview(page).expectFirst(".file code").text())
                .startsWith("tenants/fennwick/infra/access/grants/");
        assertThat(preview(page).select("form[method=post]")).isEmpty();
        assertThat(preview(page).select(".missing").text()).contains("Add a reason");
        assertThat(page.select("#reason-error")).isEmpty();
        assertThat(page.select("input[name=role]").eachAttr("value"))
                .startsWith("roles/bigquery.metadataViewer", "roles/bigquery.dataViewer");
        assertThat(preview(page).text()).contains("Needs approval from @acme-data/security");
    }

    @Test
    void whileSomebodyTypesOnlyThePreviewIsMadeAgain() {
        Visitor engineer = visitor("data-engineer");
        Document whole = engineer.page(ASK);
        String again = ASK + "&key=" + whole.expectFirst("input[name=key]").val();
        assertThat(part(engineer, again).children()).hasSize(1);
        // The end counts from the second in which it is asked for.
        Eventually.holds(
                () ->
                        part(engineer, again)
                                .child(0)
                                .text()
                                .equals(preview(engineer.page(again)).text()));
    }

    private static Element part(Visitor engineer, String path) {
        return Jsoup.parse(
                        engineer.get(
                                        path,
                                        "HX-Request-Type",
                                        "partial",
                                        "HX-Target",
                                        "section#preview")
                                .body())
                .body();
    }

    @Test
    void whatIsSubmittedIsWhatWasShown() {
        Visitor engineer = visitor("data-engineer");
        Document page = engineer.page(ASK + "&reason=Check+the+drift+of+the+features&preview=1");
        Element form = preview(page).expectFirst("form[method=post]");
        String path = preview(page).expectFirst(".file code").text();

        HttpResponse<String> answer = engineer.submit(form, Map.of());

        assertThat(answer.uri().getPath()).matches("/proposals/[0-9a-z]{16}");
        assertThat(Jsoup.parse(answer.body()).expectFirst(".file code").text()).isEqualTo(path);
        HttpResponse<String> again = engineer.submit(form, Map.of());
        assertThat(again.uri()).isEqualTo(answer.uri());
    }

    @Test
    void aFieldThatCannotBeIsSaidBesideItAndWhatWasTypedStays() {
        Visitor engineer = visitor("data-engineer");
        Document page =
                engineer.page(ASK + "&principal=allUsers&ticket=%3F%3F&reason=Because+I+like+to");
        assertThat(page.select("#principal-error").text()).contains("everybody");
        assertThat(page.expectFirst("#principal").val()).isEqualTo("allUsers");
        assertThat(page.expectFirst("#principal").attr("aria-invalid")).isEqualTo("true");
    }

    @Test
    void aRuleOfTheHouseRefusesWithItsFileAndTheNearestAllowed() {
        Document page =
                visitor("data-engineer")
                        .page(
                                "/access/request?tenant=alderpike&resource=dataset/payments_raw"
                                        + "&role=bigquery.dataViewer&duration=30d"
                                        + "&reason=Check+the+payments");
        String checks = page.expectFirst("#checks").text();
        assertThat(checks)
                .contains("Access to restricted data lasts at most 7 days")
                .contains("policy/longest-duration-restricted.yaml:")
                .contains("7 days would be allowed");
        Document shorter =
                visitor("data-engineer")
                        .page(page.expectFirst("#checks a:contains(7 days)").attr("href"));
        assertThat(shorter.select("#duration [selected]").val()).isEqualTo("PT168H");
        assertThat(shorter.expectFirst("#reason").text()).isEqualTo("Check the payments");
        assertThat(preview(page).select("form[method=post]")).isEmpty();
    }

    @Test
    void aSubmitThatARuleRefusesAnswers422WithTheFormAsItWas() {
        Visitor engineer = visitor("data-engineer");
        Document page = engineer.page(ASK + "&reason=Check+the+drift+of+the+features&preview=1");
        Element form = preview(page).expectFirst("form[method=post]");
        HttpResponse<String> answer =
                engineer.submit(
                        form,
                        Map.of(
                                "tenant",
                                "alderpike",
                                "resource",
                                "dataset/payments_raw",
                                "duration",
                                "P30D"));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.body()).expectFirst("#reason").val())
                .isEqualTo("Check the drift of the features");
    }

    @Test
    void whoMayNotAskIsNotAsked() {
        assertThat(visitor("reviewer").get("/access/request").statusCode()).isEqualTo(403);
    }

    @Test
    void aTenantThatIsNotThereIsAFieldThatCannotBe() {
        Document page = visitor("data-engineer").page("/access/request?tenant=no-such-tenant");
        assertThat(page.select("#tenant-error").text()).contains("There is no tenant");
        assertThat(visitor("data-engineer").get("/access/grants/no-such-tenant/x").statusCode())
                .isEqualTo(404);
    }
}
