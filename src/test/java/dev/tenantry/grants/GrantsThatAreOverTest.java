package dev.tenantry.grants;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.SandboxResource;
import dev.tenantry.web.Query;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** Grants past their end, and grants whose file somebody removed without the console. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
class GrantsThatAreOverTest extends GrantVisits {

    @SuppressWarnings("NullAway.Init")
    @Inject
    DataSource database;

    /** People of the sandbox remove what has expired by pull requests of their own. */
    private String removedByHand() {
        return Query.of(
                        """
                        select distinct on (path) path, change from read_model.estate_commit_path
                        where path like 'tenants/birchway/infra/access/grants/%'
                        order by path, generation desc
                        """)
                .list(
                        database,
                        row ->
                                row.getString("change").equals("REMOVED")
                                        ? row.getString("path")
                                        : "")
                .stream()
                .filter(path -> !path.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void oneThatWasRemovedByHandKeepsItsPageAndSaysByWhom() {
        String file = removedByHand().replaceFirst(".*/", "").replace(".yaml", "");
        Document page = visitor("reviewer").page("/access/grants/birchway/grant-" + file);

        assertThat(page.select(".note").text())
                .contains("no longer in the estate", "Removed by #", "What it was is kept here.");
        assertThat(page.expectFirst("#words").text()).contains(" could ");
        assertThat(page.select("#main a[href$=/extension], #main a[href$=/revocation]")).isEmpty();
        assertThat(visitor("reviewer").get("/access/grants/birchway/grant-nothing").statusCode())
                .isEqualTo(404);
    }

    @Test
    void oneThatHasExpiredLetsNobodyInAndCanBeRemoved() {
        Document list = visitor("infra-engineer").page("/access?state=expired");
        String href = list.expectFirst("#grants tbody th a").attr("href");
        Document page = visitor("infra-engineer").page(href);

        assertThat(list.select("#grants tbody .c-st").eachText())
                .allMatch(status -> status.endsWith("still in Git"));
        assertThat(page.select(".note").text()).contains("lets nobody in any more");
        assertThat(page.select(".note a[href$=/revocation]").text()).isEqualTo("Remove it");
        assertThat(visitor("infra-engineer").page(href + "/revocation").expectFirst("h1").text())
                .isEqualTo("Remove an ended grant");
    }
}
