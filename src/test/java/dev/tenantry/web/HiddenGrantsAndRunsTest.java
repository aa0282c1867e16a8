package dev.tenantry.web;

import static dev.tenantry.web.Answers.api;
import static dev.tenantry.web.Answers.page;
import static dev.tenantry.web.Answers.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What belongs to a hidden tenant is hidden with it, however well somebody knows its name. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class HiddenGrantsAndRunsTest {

    private static final String HIDDEN = "ilexa";
    private static final String NEVER = "nolex";

    @TestHTTPResource URI console;

    @BeforeEach
    void theyAreThereForWhoMayKnowThem() {
        Eventually.holds(() -> !first("grants", "name").isEmpty());
        Eventually.holds(() -> !first("runs", "name").isEmpty());
    }

    /** The address of a grant that is there, and of a run, with {@code {t}} for the tenant. */
    private static List<String> realAddresses() {
        String grant = "/access/grants/{t}/" + first("grants", "name");
        String run = "/runs/" + first("runs", "namespace") + "/" + first("runs", "name");
        return Stream.of(
                        grant,
                        grant + "/extension",
                        grant + "/revocation",
                        run,
                        run + "/graph",
                        run + ".yaml",
                        "/api/v1" + run)
                .map(address -> address.replace(HIDDEN, "{t}"))
                .toList();
    }

    private static String first(String list, String field) {
        return Script.of("infra-engineer")
                .get("/api/v1/" + list + "?tenant=" + HIDDEN)
                .path("items[0]." + field);
    }

    @Test
    void noGrantAndNoRunOfItTellsThemApart() {
        Visitor visitor = Visitor.signedIn(console, "data-engineer");
        Visitor other = Visitor.signedIn(console, "infra-engineer");
        for (String path : realAddresses()) {
            if (path.startsWith("/api/")) {
                assertThat(api("infra-engineer", path, HIDDEN)).as(path).startsWith("200");
                assertThat(api(path, HIDDEN)).as(path).isEqualTo(api(path, NEVER));
            } else {
                assertThat(page(other, path, HIDDEN)).as(path).startsWith("200");
                assertThat(page(visitor, path, HIDDEN))
                        .as(path)
                        .startsWith("404")
                        .isEqualTo(page(visitor, path, NEVER));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"extension", "revocation"})
    void noGrantOfItCanBeChanged(String change) {
        String path = "/access/grants/{t}/" + first("grants", "name") + "/" + change;
        // Nothing is filled in, so that nothing is asked for.
        assertThat(sent("infra-engineer", path, HIDDEN)).startsWith("422");
        assertThat(sent("data-engineer", path, HIDDEN))
                .startsWith("404")
                .isEqualTo(sent("data-engineer", path, NEVER));
    }

    private String sent(String person, String path, String tenant) {
        Visitor visitor = Visitor.signedIn(console, person);
        String token = visitor.page("/settings").select("input[name=csrf]").val();
        HttpResponse<String> answer =
                visitor.post(
                        path.replace(HIDDEN, "{t}").replace("{t}", tenant), Map.of("csrf", token));
        return said(answer.statusCode(), answer.headers().map(), answer.body(), tenant);
    }
}
