package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Whoever may report a status on GitHub chooses where its name leads, within limits. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class ForeignLinksTest extends OnTheForge {

    @TestHTTPResource URI console;

    @Test
    void aStatusLinksToAPageOfTheWebOrToNothing() throws Exception {
        Proposal proposal = opened(submitted(Fixtures.addFile(fresh())));
        String head = proposal.forge().head().orElseThrow();
        gitHub.status(head, "script", "success", "javascript:alert(document.domain)");
        gitHub.status(head, "data", "success", "data:text/html,<script>alert(1)</script>");
        gitHub.status(head, "page", "success", "https://ci.acme.example/runs/1");
        // Tells the console to look again, which a status does not.
        gitHub.approve("infra-engineer", proposal.number().orElseThrow());

        Visitor visitor = Visitor.signedIn(console, "reviewer");
        String path = "/proposals/" + proposal.id();
        Eventually.holds(
                () -> checks(visitor.page(path)).containsAll(List.of("script", "data", "page")));
        Document page = visitor.page(path);

        assertThat(page.select("#github-checks a").eachAttr("href"))
                .contains("https://ci.acme.example/runs/1")
                .allMatch(href -> href.startsWith("http://") || href.startsWith("https://"));
        assertThat(page.html()).doesNotContain("javascript:", "data:text");
    }

    private static List<String> checks(Document page) {
        return page.select("#github-checks .t").stream().map(Element::text).toList();
    }
}
