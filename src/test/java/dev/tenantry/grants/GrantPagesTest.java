package dev.tenantry.grants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** One grant in the browser of somebody without JavaScript, over the sandbox's estate. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
class GrantPagesTest extends GrantVisits {

    @Test
    void aGrantCanBeExtendedAndRevokedFromItsPage() {
        Visitor engineer = visitor("data-engineer");
        Document list = engineer.page("/access?expires=30d");
        String extend = list.expectFirst("a[href$=/extension]").attr("href");
        Document page =
                engineer.page(
                        extend
                                + "?until="
                                + Instant.now()
                                        .plus(Duration.ofDays(80))
                                        .toString()
                                        .substring(0, 16)
                                + "&reason=The+work+takes+longer");
        assertThat(preview(page).select(".file header").eachText())
                .hasSize(1)
                .allMatch(text -> text.contains(" instead of "));
        assertThat(preview(page).select(".plain li").text()).contains("instead of until");
        String revoke = extend.replace("/extension", "/revocation");
        Document revocation = engineer.page(revoke + "?reason=The+work+is+done+now");
        assertThat(preview(revocation).select(".file header").text()).contains("deleted");
        assertThat(preview(revocation).select("form[method=post]")).hasSize(1);
        Document grant = engineer.page(extend.replace("/extension", ""));
        assertThat(grant.select("#words").text()).contains(" can ");
    }

    @Test
    void ownAccessIsGivenBackThroughAProposal() {
        Visitor engineer = visitor("data-engineer");
        Document list =
                engineer.page("/access?tenant=jorvale&principal=data-engineer@acme.example");
        Element giveBack = list.expectFirst("#grants a[aria-label='Give back your grant']");
        assertThat(giveBack.text()).isEqualTo("Give back");
        Document page =
                engineer.page(giveBack.attr("href") + "?reason=The+price+check+has+ended&preview");
        assertThat(page.title()).startsWith("Give back a grant");

        HttpResponse<String> answer =
                engineer.submit(preview(page).expectFirst("form[method=post]"), Map.of());
        assertThat(answer.uri().getPath()).startsWith("/proposals/");
        Document proposal = Jsoup.parse(answer.body());
        assertThat(proposal.expectFirst("main").text())
                .contains("data-engineer", "The price check has ended");
        assertThat(proposal.select(".file header").text()).contains("deleted");

        isKnownToItsGrant(engineer, giveBack.attr("href"), answer.uri().getPath());

        HttpResponse<String> withdrawn =
                engineer.submit(
                        engineer.page(answer.uri().getPath())
                                .expectFirst("form[action$=/withdrawal]"),
                        Map.of());
        assertThat(withdrawn.statusCode()).isEqualTo(200);
    }

    /**
     * While it is open the list and the page say so and lead there, and the same is not asked for
     * unnoticed.
     */
    private void isKnownToItsGrant(Visitor engineer, String revocation, String proposal) {
        String grant = revocation.replace("/revocation", "");
        Element row =
                engineer.page("/access?tenant=jorvale&principal=data-engineer@acme.example")
                        .expectFirst("#grants tr:has(a[href=" + grant + "])");
        assertThat(row.select(".c-st a").eachAttr("href")).containsExactly(proposal);
        assertThat(row.select("a[href$=/revocation]")).isEmpty();
        Document page = engineer.page(grant);
        assertThat(page.select(".note a").eachAttr("href")).contains(proposal);
        assertThat(page.select("#history tbody th a").eachAttr("href")).contains(proposal);
        assertThat(
                        engineer.page(revocation + "?reason=The+price+check+has+ended&preview")
                                .expectFirst("#checks")
                                .text())
                .contains("asks for this already");
    }

    @Test
    void whoHoldsNothingIsOfferedNothingToEnd() {
        Visitor reviewer = visitor("reviewer");
        Document list = reviewer.page("/access?tenant=jorvale");
        assertThat(list.select("#grants tbody tr")).isNotEmpty();
        assertThat(list.select("#grants a[href$=/revocation]")).isEmpty();

        String others =
                visitor("data-engineer")
                        .page("/access?tenant=jorvale")
                        .expectFirst("#grants a[href$=/revocation]")
                        .attr("href");
        assertThat(reviewer.get(others).statusCode()).isEqualTo(403);
        assertThat(reviewer.page(others.replace("/revocation", "")).select("a[href$=/revocation]"))
                .isEmpty();
    }
}
