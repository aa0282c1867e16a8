package dev.tenantry.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Visitor;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;

/**
 * Every page in a real browser, as each person who may see it: light and dark, on a desk and on a
 * phone, within the budgets of a page. Several classes share the pages, so that none takes long.
 */
abstract class EveryPage extends LookingAround {

    static final String ASK =
            "/access/request?tenant=kestrane&resource=dataset/flight_ops"
                    + "&role=bigquery.metadataViewer&duration=PT8H";

    @BeforeEach
    void theWorldIsIndexed() {
        Visitor visitor = visitor("infra-engineer");
        until(visitor, "/tenants", "#tenants tbody tr:nth-child(12)");
        until(visitor, "/access", "#grants tbody tr:nth-child(20)");
        until(visitor, "/costs", "#cost-groups tbody a");
        until(visitor, "/runs?phase=failed", "tbody tr:nth-child(5)");
        until(visitor, "/drift", "#drift tbody tr");
    }

    /** Asks for access once; the same key answers the same proposal. */
    static String proposal(Visitor asker) {
        Document page =
                asker.page(ASK + "&reason=Look+at+the+flights&key=every-page-test&preview=1");
        Element form = page.expectFirst("#preview form[method=post]");
        String proposal = asker.submit(form, Map.of()).uri().getPath();
        assertThat(proposal).startsWith("/proposals/");
        until(asker, proposal, "a.btn[href*=/pull/]");
        return proposal;
    }
}
