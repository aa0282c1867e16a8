package dev.tenantry.journeys;

import dev.tenantry.testing.NeedsChromium;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages on which access is asked for and decided on. */
@QuarkusTest
@NeedsChromium
@WithTestResource(SandboxResource.class)
class AskAndDecidePagesTest extends EveryPage {

    @Test
    void dataEngineersAskAndFollow() {
        Visitor visitor = visitor("data-engineer");
        String grant = link(visitor, "/access?principal=data-engineer", "#grants tbody th a");
        walk(
                "data-engineer",
                List.of(
                        "/",
                        "/access/request",
                        ASK,
                        "/access/request?tenant=alderpike&resource=dataset/payments_raw"
                                + "&role=bigquery.dataViewer&duration=30d&reason=Check+the+payments",
                        "/access/request?tenant=no-such-tenant&preview=1",
                        grant,
                        grant + "/extension",
                        grant + "/revocation",
                        proposal(visitor),
                        "/proposals?show=mine"));
    }

    @Test
    void reviewersDecideAndAreToldWhatTheyMayNot() {
        String proposal = proposal(visitor("data-engineer"));
        walk(
                "reviewer",
                List.of(
                        "/",
                        "/proposals?show=waiting",
                        proposal,
                        "/access/request",
                        "/no-such-page",
                        "/tenants/no-such-tenant"));
    }
}
