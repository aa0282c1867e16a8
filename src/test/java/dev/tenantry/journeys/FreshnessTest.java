package dev.tenantry.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages that are made of rows say how old the rows are. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class FreshnessTest {

    @TestHTTPResource URI console;

    private String shown(String path) {
        return Visitor.signedIn(console, "data-engineer")
                .page(path)
                .select("#main .asof time")
                .attr("datetime");
    }

    private static Instant estate() {
        return Instant.parse(
                Script.of("data-engineer")
                        .get("/api/v1/status")
                        .jsonPath()
                        .getString("items.find { it.source == 'GIT' }.asOf"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/search?q=birch", "/access/request", "/access/request?tenant=birchway"})
    void whatComesFromTheEstateIsAsOldAsIt(String path) {
        Eventually.holds(
                () -> {
                    Instant before = estate();
                    Instant shown = Instant.parse(shown(path));
                    return !shown.isBefore(before) && !shown.isAfter(estate());
                });
    }

    @Test
    void whatComesFromTheForgeIsAsOldAsTheLastLook() {
        Instant asked = Instant.now();
        String id = Script.submitted("data-engineer", "fennwick");
        Eventually.holds(() -> Instant.parse(shown("/proposals/" + id)).isAfter(asked));
        assertThat(shown("/proposals?show=all")).isNotEmpty();
        Script.of("data-engineer").body("{}").post("/api/v1/proposals/" + id + "/withdrawal");
    }
}
