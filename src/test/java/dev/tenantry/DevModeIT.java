package dev.tenantry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SourceCheckout;
import dev.tenantry.testing.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the README promises a newcomer of its first command: {@code ./mvnw quarkus:dev}, typed in a
 * checkout that was never built, starts everything, says where, and keeps what was done there.
 */
class DevModeIT {

    private static final String ASK =
            "/access/request?tenant=fennwick&resource=dataset/features_daily"
                    + "&role=bigquery.dataViewer&duration=7d&reason=To+see+what+is+kept&preview";

    @TempDir Path folder;

    @Test
    void oneCommandStartsEverythingAndKeepsWhatWasDoneUntilToldToForget()
            throws IOException, InterruptedException {
        try (SourceCheckout checkout = SourceCheckout.in(folder)) {
            URI console = checkout.dev();
            assertThat(checkout.log())
                    .contains("Open " + console)
                    .contains("data-engineer", "reviewer", "infra-engineer");
            String proposal = ask(Visitor.signedIn(console, "data-engineer"));
            checkout.stop();

            assertThat(checkout.dev()).isEqualTo(console);
            Document kept = Visitor.signedIn(console, "reviewer").page(proposal);
            assertThat(kept.text()).contains("To see what is kept");
            checkout.stop();

            checkout.dev("-Dtenantry.sandbox.fresh=true");
            Visitor later = Visitor.signedIn(console, "reviewer");
            assertThat(later.get(proposal).statusCode()).isEqualTo(404);
            Eventually.holds(() -> later.page("/tenants").text().contains("alderpike"));
        }
    }

    /** Asks for access once the estate is read; answers the path of the proposal. */
    private static String ask(Visitor engineer) {
        Eventually.holds(() -> !submission(engineer.page(ASK)).isEmpty());
        HttpResponse<String> answer =
                engineer.submit(submission(engineer.page(ASK)).getFirst(), Map.of());
        assertThat(answer.uri().getPath()).startsWith("/proposals/");
        return answer.uri().getPath();
    }

    private static List<Element> submission(Document page) {
        return page.select("#preview form[method=post]");
    }
}
