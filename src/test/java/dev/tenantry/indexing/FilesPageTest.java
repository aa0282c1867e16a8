package dev.tenantry.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.util.List;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

/** The files of the estate on their page, in CSV and over the API. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class FilesPageTest {

    @TestHTTPResource URI console;

    @Test
    void everyFileSaysWhatItWasTakenForAndWhatAppliesIt() {
        Visitor dana = Visitor.signedIn(console, "data-engineer");
        Eventually.holds(() -> !dana.page("/status/files?as=grant").select("tbody tr").isEmpty());
        Document grants = dana.page("/status/files?as=grant");
        assertThat(grants.select("tbody tr td.c-role").eachText()).containsOnly("Grant");
        assertThat(grants.select("tbody tr td.c-on").eachText())
                .contains("ApplicationSet tenant-infra");
        assertThat(dana.page("/status/files?as=grant&folder=nowhere/").select(".empty").text())
                .contains("No file matches");
        assertThat(dana.page("/status").select("a[href=/status/files]")).isNotEmpty();
        assertThat(dana.get("/status/files.csv?as=tenant").body())
                .startsWith("file,tenant,taken for,why in no list,objects,applied by")
                .contains("factory/fennwick/");
    }

    @Test
    void scriptsReadTheSame() {
        JsonPath files =
                Script.of("data-engineer").get("/api/v1/files?as=tenant&limit=5").jsonPath();
        assertThat(files.getList("items.as")).containsOnly("TENANT");
        List<Boolean> applied = files.getList("items.applied");
        assertThat(applied).containsOnly(true);
        assertThat(Script.of("data-engineer").get("/api/v1/files?as=x").statusCode())
                .isEqualTo(400);
        assertThat(Script.of("data-engineer").get("/api/v1/findings/groups").statusCode())
                .isEqualTo(200);
    }
}
