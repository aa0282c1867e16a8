package dev.tenantry.grants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.jsoup.nodes.Document;
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
                .hasSize(2)
                .anyMatch(text -> text.contains("new file"))
                .anyMatch(text -> text.contains("deleted"));
        assertThat(preview(page).select(".plain li").text()).contains("instead of until");
        String revoke = extend.replace("/extension", "/revocation");
        Document revocation = engineer.page(revoke + "?reason=The+work+is+done+now");
        assertThat(preview(revocation).select(".file header").text()).contains("deleted");
        assertThat(preview(revocation).select("form[method=post]")).hasSize(1);
        Document grant = engineer.page(extend.replace("/extension", ""));
        assertThat(grant.select("#words").text()).contains(" can ");
    }
}
