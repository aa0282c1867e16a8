package dev.tenantry.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import dev.tenantry.testing.NeedsChromium;
import dev.tenantry.testing.SandboxResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Pages that no link leads to: what people see when something failed, ended, or is half done. */
@QuarkusTest
@NeedsChromium
@WithTestResource(SandboxResource.class)
class RarePagesTest extends LookingAround {

    @Test
    void whoIsNotSignedInReadsWhy() {
        try (Visit visit = stranger(Visit.desktop())) {
            walk(visit, List.of("/signed-out", "/sign-in-failed"));
        }
    }

    @Test
    void whatBrokeIsAPageToo() {
        try (Visit visit = visit("data-engineer", Visit.desktop())) {
            Response answer = Objects.requireNonNull(visit.open("/broken"));
            assertThat(answer.status()).isEqualTo(500);
            glanceAt(visit.page(), "/broken");
        }
    }

    @Test
    void aRequestThatIsRefusedComesBackAsItsForm() {
        until(visitor("data-engineer"), "/tenants", "#t-kestrane");
        try (Visit visit = visit("data-engineer", Visit.desktop())) {
            Page page =
                    visit.at(
                            "/access/request?tenant=kestrane&resource=dataset/flight_ops"
                                    + "&role=roles/bigquery.metadataViewer&duration=PT8H"
                                    + "&reason=Look+at+the+flights&preview=1");
            page.locator("#preview input[name=reason]").evaluate("field => field.value = ''");
            Response answer =
                    page.waitForResponse(
                            sent -> sent.request().method().equals("POST"),
                            () -> page.locator("#preview form button").click());
            assertThat(answer.status()).isEqualTo(422);
            page.locator("#reason[aria-invalid=true]").waitFor();
            glanceAt(page, "a refused request");
        }
    }

    @Test
    void linkingAnAccountAsksOnceMoreBeforeItIsDone() {
        try (Visit visit = visit("infra-engineer", Visit.desktop())) {
            Page page = visit.at("/settings/github");
            page.locator("form[action='/settings/github/login'] button").click();
            page.locator("button[name=login][value='infra-engineer']").click();
            page.locator("form[action='/settings/github/link'] button").waitFor();
            glanceAt(page, "the last step of linking an account");
            assertThat(visit.complaints()).isEmpty();
        }
    }
}
