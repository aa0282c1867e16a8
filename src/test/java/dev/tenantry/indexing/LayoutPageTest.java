package dev.tenantry.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** A layout is tried on its page, by a form and without a script. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class LayoutPageTest {

    private static final String SAME =
            """
            apiVersion: tenantry.dev/v1alpha1
            kind: EstateLayout
            metadata: {name: layout}
            spec:
              tenants:
                files: [{path: "tenants/{tenant}/**"}]
                factory: [{path: "factory/{tenant}/**"}]
              platform: [platform/**]
              argocd: [argocd/**]
            """;

    @TestHTTPResource URI console;

    private Document tried(String layout) {
        Visitor ines = Visitor.signedIn(console, "infra-engineer");
        Element form =
                Objects.requireNonNull(
                        ines.page("/status/layout").selectFirst("form[action=/status/layout]"));
        return Jsoup.parse(ines.submit(form, Map.of("layout", layout)).body());
    }

    @Test
    void aLayoutSaysWhatItFindsAndIsNotKept() {
        Eventually.holds(() -> !tried(SAME).select("#effect").isEmpty());
        assertThat(tried(SAME).select("#effect").text())
                .containsPattern("With this layout: \\d+ tenants, \\d+ grants, 0 files unplaced");
        Document hides = tried(SAME.replace("tenants/{tenant}", "teams/{tenant}"));
        assertThat(hides.select("#effect").text())
                .contains(" 0 grants,", "is tenant fennwick's and would be nobody's");
        assertThat(
                        Visitor.signedIn(console, "infra-engineer")
                                .page("/status/layout")
                                .select("textarea")
                                .text())
                .isEmpty();
    }

    @Test
    void aMistakeHasItsLine() {
        assertThat(tried(SAME.replace("argocd:", "argo:")).text())
                .contains("Line 9: A layout has no field “argo”");
    }

    @Test
    void onlyThoseWhoMayKnowEveryTenantTryOne() {
        assertThat(Visitor.signedIn(console, "data-engineer").get("/status/layout").statusCode())
                .isEqualTo(403);
    }
}
