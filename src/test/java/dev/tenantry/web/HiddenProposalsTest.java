package dev.tenantry.web;

import static dev.tenantry.web.Answers.api;
import static dev.tenantry.web.Answers.page;
import static dev.tenantry.web.Answers.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxGitHub;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Proposals of a tenant that a person may not know, and ones that never were. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class HiddenProposalsTest {

    private static final String HIDDEN = "ilexa";

    @TestHTTPResource URI console;
    @Inject DataSource database;

    @BeforeEach
    void theTenantIsThereForWhoMayKnowIt() {
        Eventually.holds(
                () -> Script.of("reviewer").get("/api/v1/tenants/" + HIDDEN).statusCode() == 200);
    }

    /** A proposal about it, asked by who may know it. */
    private static String proposal() {
        return Script.submitted("infra-engineer", HIDDEN);
    }

    @Test
    void itsProposalsAreAsIfTheyWereNot() {
        String id = proposal();
        String never = "0".repeat(id.length());
        Visitor visitor = Visitor.signedIn(console, "data-engineer");
        assertThat(page(visitor, "/proposals/{t}", id))
                .isEqualTo(page(visitor, "/proposals/{t}", never));
        assertThat(api("/api/v1/proposals/{t}", id)).isEqualTo(api("/api/v1/proposals/{t}", never));
        for (String act : List.of("approval", "refusal", "merge", "withdrawal")) {
            Response hidden = act(id, act);
            assertThat(said(hidden.statusCode(), Map.of(), hidden.asString(), id))
                    .isEqualTo(
                            said(
                                    act(never, act).statusCode(),
                                    Map.of(),
                                    act(never, act).asString(),
                                    never));
        }
        act(id, "withdrawal", "infra-engineer");
    }

    /** Somebody pushes a file of it to the branch of another tenant's proposal. */
    @Test
    void norIsAFileOfItShownOnAnotherTenantsProposal() {
        String id = Script.submitted("data-engineer", "acme-retail");
        Eventually.holds(() -> !head(id).isEmpty());
        String branch = Script.of("infra-engineer").get("/api/v1/proposals/" + id).path("branch");
        String pushed =
                SandboxGitHub.configured()
                        .commit(
                                "infra-engineer",
                                branch,
                                Script.freshPath(HIDDEN),
                                Optional.of("secret: 1\n"));
        Eventually.holds(() -> head(id).equals(pushed));
        Visitor visitor = Visitor.signedIn(console, "data-engineer");
        String never = "0".repeat(id.length());
        assertThat(page(visitor, "/proposals/{t}", id))
                .isEqualTo(page(visitor, "/proposals/{t}", never));
        assertThat(api("/api/v1/proposals/{t}", id)).isEqualTo(api("/api/v1/proposals/{t}", never));
        assertThat(Visitor.signedIn(console, "infra-engineer").page("/proposals/" + id).text())
                .contains("secret: 1");
        act(id, "withdrawal", "infra-engineer");
    }

    private static String head(String id) {
        String head = Script.of("infra-engineer").get("/api/v1/proposals/" + id).path("head");
        return head == null ? "" : head;
    }

    private static Response act(String id, String act) {
        return act(id, act, "data-engineer");
    }

    private static Response act(String id, String act, String person) {
        return Script.of(person)
                .body(Map.of("head", "1".repeat(40), "reason", "Because of this."))
                .post("/api/v1/proposals/" + id + "/" + act);
    }

    /** The stream of a page is silent about what one may not know. */
    @Test
    void newsOfItsProposalsAreNotHeard() {
        String id = proposal();
        Visitor dana = Visitor.signedIn(console, "data-engineer");
        Visitor ines = Visitor.signedIn(console, "infra-engineer");
        AtomicInteger heardByInes = new AtomicInteger();
        AtomicInteger heardByDana = new AtomicInteger();
        AtomicInteger markers = new AtomicInteger();
        String news = "proposal:" + id;
        String marker = "marker-" + id;
        try (Visitor.Listening _ = ines.listen("/live?on=" + news, counting(news, heardByInes));
                Visitor.Listening _ =
                        dana.listen(
                                "/live?on=" + news + "&on=" + marker,
                                counting(news, heardByDana).andThen(counting(marker, markers)))) {
            // Told again and again; between two markers that Dana hears, the news was told once.
            Eventually.holds(
                    () -> {
                        tell(news);
                        tell(marker);
                        return heardByInes.get() > 0 && markers.get() > 1;
                    });
            assertThat(heardByDana).hasValue(0);
        }
        act(id, "withdrawal", "infra-engineer");
    }

    private static Consumer<String> counting(String words, AtomicInteger heard) {
        return line -> heard.addAndGet(line.contains(words) ? 1 : 0);
    }

    private void tell(String name) {
        try (Connection connection = database.getConnection();
                PreparedStatement notify =
                        connection.prepareStatement("select pg_notify('tenantry_pages', ?)")) {
            notify.setString(1, name);
            notify.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
