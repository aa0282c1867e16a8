package dev.tenantry.grants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** A form that is not taken, in the browser of somebody without script: what was typed stays. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
class FormsWithoutScriptTest extends GrantVisits {

    private static final String ASK =
            "/access/request?tenant=fennwick&resource=dataset/features_daily"
                    + "&role=bigquery.dataViewer&duration=7d&preview=1";

    private static final String REASON = "Check the drift of the features";

    @Test
    void theFirstFieldThatCannotBeHasTheFocusAndIsLinked() {
        Document page = visitor("data-engineer").page(ASK + "&ticket=%3F%3F&reason=short");

        assertThat(page.select("[autofocus]").eachAttr("id")).containsExactly("reason");
        assertThat(preview(page).select("a[href=#reason]").text()).contains("Add a reason");
        assertThat(preview(page).select("a[href=#ticket]")).isNotEmpty();
        assertThat(page.select("#reason, #ticket")).hasSize(2);
    }

    /** The page that the form leads to once somebody has signed in again. */
    private Document sentTooLateBy(String person) {
        Visitor engineer = visitor("data-engineer");
        Document page = engineer.page(ASK + "&reason=" + REASON.replace(' ', '+'));
        Element form = preview(page).expectFirst("form[method=post]");
        engineer.forgetSession();
        HttpResponse<String> signIn = engineer.submit(form, Map.of());
        return Jsoup.parse(engineer.signInAt(signIn, person, Map.of()).body());
    }

    @Test
    void whatWasTypedComesBackToTheSamePersonAfterTheSignIn() {
        Document back = sentTooLateBy("data-engineer");

        assertThat(back.expectFirst("#reason").text()).isEqualTo(REASON);
        assertThat(back.expectFirst("#tenant").val()).isEqualTo("fennwick");
        assertThat(preview(back).select("form[method=post]")).isNotEmpty();
    }

    @Test
    void whatWasTypedIsNotShownToSomebodyElse() {
        Document other = sentTooLateBy("infra-engineer");

        assertThat(other.expectFirst("#reason").text()).isEmpty();
        assertThat(other.expectFirst("#tenant").val()).isEmpty();
    }
}
