package dev.tenantry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxAlone;
import dev.tenantry.testing.SourceCheckout;
import dev.tenantry.testing.Visitor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the README promises a newcomer of its first command: {@code ./mvnw quarkus:dev}, typed in a
 * checkout, starts everything, says where, shows what is changed in a file, and keeps what was done
 * there.
 */
class DevModeIT {

    private static final String ASK =
            "/access/request?tenant=fennwick&resource=dataset/features_daily"
                    + "&role=bigquery.dataViewer&duration=7d&reason=To+see+what+is+kept&preview";
    private static final String RESTART = "Live reload total time";

    @TempDir Path folder;

    @Test
    void oneCommandStartsEverythingAndKeepsWhatWasDoneUntilToldToForget() throws Exception {
        Path state = folder.resolve(".tenantry/sandbox");
        AtomicReference<String> id = new AtomicReference<>("");
        try (SourceCheckout checkout = SourceCheckout.in(folder)) {
            URI console = checkout.dev();
            assertThat(checkout.log())
                    .contains("Open " + console)
                    .contains("data-engineer", "reviewer", "infra-engineer");
            Visitor engineer = Visitor.signedIn(console, "data-engineer");
            String proposal = ask(engineer);
            Eventually.holds(() -> engineer.page(proposal).text().contains("Open on GitHub"));
            id.set(proposal.substring(proposal.lastIndexOf('/') + 1));
            showsAChangeWithoutARestart(checkout, engineer);
        }
        try (SandboxAlone kept = SandboxAlone.in(state)) {
            assertThat(kept.reasons()).contains("To see what is kept");
            assertThat(kept.branches()).anyMatch(branch -> branch.endsWith(id.get()));
        }
        try (SandboxAlone fresh = SandboxAlone.in(state, "--fresh")) {
            assertThat(fresh.reasons()).isEmpty();
            assertThat(fresh.branches())
                    .contains("main")
                    .noneMatch(branch -> branch.endsWith(id.get()));
        }
    }

    private static void showsAChangeWithoutARestart(SourceCheckout checkout, Visitor engineer)
            throws IOException {
        checkout.change("templates/overview/shortcuts.html", "What they do", "What they change");
        Eventually.holds(() -> engineer.page("/shortcuts").text().contains("What they change"));
        checkout.change("web/css/base.css", "h3{", ".changed{color:red}h3{");
        Eventually.holds(() -> stylesheet(engineer).contains(".changed"));
        assertThat(checkout.log()).doesNotContain(RESTART);
    }

    private static String stylesheet(Visitor visitor) {
        String address =
                visitor.page("/shortcuts").expectFirst("link[rel=stylesheet]").attr("href");
        return visitor.get(address).body();
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
