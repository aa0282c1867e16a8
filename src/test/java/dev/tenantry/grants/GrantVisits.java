package dev.tenantry.grants;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;

/** People who visit the pages of grants once the estate is indexed. */
abstract class GrantVisits {

    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI console;

    @BeforeEach
    void estateIsIndexed() {
        Visitor visitor = visitor("reviewer");
        Eventually.holds(() -> !visitor.page("/access").select("#grants tbody tr").isEmpty());
    }

    Visitor visitor(String name) {
        return Visitor.signedIn(console, name);
    }

    static Element preview(Document page) {
        return page.expectFirst("#preview");
    }
}
