package dev.tenantry.proposals;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.AuditRows;
import dev.tenantry.testing.AuditRows.Row;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the console does by itself, and what it refuses to strangers, is written down too. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class AuditedTest extends OnTheForge {

    private static final String DONE_FOR_DANA = "for data-engineer@acme.example";

    @Inject Reviewing reviewing;
    @Inject DataSource database;
    private AuditRows audit;

    @BeforeEach
    void open() {
        audit = new AuditRows(database);
    }

    private static Row outbox(String act, String outcome, String detail) {
        return new Row("outbox", act, outcome, detail);
    }

    private List<Row> of(Proposal proposal) {
        return audit.of("proposal:" + proposal.id());
    }

    @Test
    void everyStepOnTheForgeIsWrittenDownOnce() throws Exception {
        Proposal proposal = submitted(Fixtures.addFile(fresh()));
        opened(proposal);
        Eventually.holds(() -> of(proposal).size() == 3);
        reviewing.withdraw(now(proposal), DANA, "");
        Eventually.holds(() -> of(proposal).size() >= 5 && outbox.depth() == 0);
        assertThat(of(proposal))
                .containsExactly(
                        outbox("make the branch", "DONE", DONE_FOR_DANA),
                        outbox("open the pull request", "DONE", DONE_FOR_DANA),
                        outbox("label the pull request", "DONE", DONE_FOR_DANA),
                        outbox("close the pull request", "DONE", DONE_FOR_DANA),
                        outbox("delete the branch", "DONE", DONE_FOR_DANA));
    }

    @Test
    void whatTheOutboxIsRefusedIsWrittenDown() throws Exception {
        String path = fresh();
        int theirs = gitHub.approved(path, Optional.of("theirs: 1\n"));
        gitHub.trouble("SECONDARY_LIMIT", "POST", "/git/trees", 1, 3_000);
        Proposal proposal = submitted(Fixtures.addFile(path));
        Eventually.holds(() -> now(proposal).waitsBecause().isPresent());
        // Somebody is faster.
        assertThat(gitHub.isMerged("infra-engineer", theirs)).isTrue();
        Eventually.holds(() -> !of(proposal).isEmpty());
        String sentence = "There is a file " + path + " already.";
        assertThat(of(proposal)).containsExactly(outbox("make the branch", "REFUSED", sentence));
        assertThat(now(proposal).endedBecause()).contains(sentence);
    }

    @Test
    void whatMainMakesImpossibleIsWrittenDown() throws Exception {
        String path = fresh();
        Proposal proposal = opened(submitted(Fixtures.addFile(path)));
        gitHub.changeMain(path, Optional.of("theirs: 1\n"));
        Eventually.holds(() -> now(proposal).stage() == Stage.CONFLICT);
        assertThat(of(proposal))
                .filteredOn(row -> row.outcome().equals("REFUSED"))
                .singleElement()
                .satisfies(
                        row -> {
                            // Main tells of it, or GitHub that it cannot be merged: who is faster.
                            assertThat(row.actor()).isIn("main moved", "outbox");
                            assertThat(row.act()).isEqualTo("apply to the newest main");
                            assertThat(row.detail())
                                    .isEqualTo("There is a file " + path + " already.");
                        });
    }

    @Test
    void everyCheckRunIsWrittenDown() throws Exception {
        Proposal proposal = opened(submitted(Fixtures.addFile(fresh())));
        String check = "pull-request:" + proposal.number().orElseThrow();
        Eventually.holds(() -> !audit.of(check).isEmpty());
        assertThat(audit.of(check).getFirst())
                .satisfies(
                        row -> {
                            assertThat(row.actor()).isEqualTo("policy check");
                            assertThat(row.act()).isEqualTo("publish tenantry/policy");
                            assertThat(row.outcome()).isEqualTo("DONE");
                            assertThat(row.detail()).startsWith("action_required: ");
                        });
    }

    @Test
    void theRowOfASubmitNamesItsProposal() {
        String key = UUID.randomUUID().toString();
        String id =
                Script.submit("data-engineer", key, Script.addFile("acme-retail", fresh()))
                        .path("id");
        assertThat(audit.of("/api/v1/proposals"))
                .contains(
                        new Row(
                                "data-engineer@acme.example",
                                "POST",
                                "DONE",
                                "answered 201, proposal " + id));
    }

    @Test
    void theRowOfARefusedSubmitNamesTheRule() {
        Map<String, Object> everybody =
                Map.of(
                        "intent",
                        Map.of(
                                "kind", "request-grant",
                                "tenant", "fennwick",
                                "principal",
                                        "serviceAccount:thief@jorvale-data-prod.iam.gserviceaccount.com",
                                "resource", "project",
                                "role", "roles/bigquery.dataViewer",
                                "duration", "PT24H",
                                "reason", "Find out what is in there"));
        Response refused = Script.submit("data-engineer", UUID.randomUUID().toString(), everybody);
        assertThat(refused.statusCode()).as(refused.asString()).isEqualTo(422);
        String rule = refused.path("rule");
        assertThat(rule).as(refused.asString()).isNotBlank();
        assertThat(audit.of("/api/v1/proposals"))
                .anySatisfy(
                        row -> {
                            assertThat(row.outcome()).isEqualTo("REFUSED");
                            assertThat(row.detail())
                                    .startsWith("answered 422, proposal ")
                                    .contains(", rule " + rule);
                        });
    }

    @Test
    void aWebhookThatIsSignedWronglyIsWrittenDown() {
        refusals(
                "/github/webhooks",
                "POST",
                401,
                () ->
                        given().header("X-Hub-Signature-256", "sha256=00")
                                .header("X-GitHub-Event", "push")
                                .body("{}")
                                .post("/github/webhooks"));
    }

    @Test
    void whatIsTooLargeIsWrittenDown() {
        refusals(
                "/settings",
                "POST",
                413,
                () -> given().body(new byte[3 * 1024 * 1024]).post("/settings"));
    }

    @Test
    void aTokenThatIsNoneIsWrittenDownWithoutIt() {
        refusals(
                "/api/v1/tenants",
                "GET",
                401,
                () -> given().auth().oauth2("eyJ.secret.x").get("/api/v1/tenants"));
    }

    @Test
    void whoeverOnlyLooksWithoutSigningInLeavesNoRow() {
        String path = "/api/v1/tenants/" + UUID.randomUUID();
        given().get(path).then().statusCode(401);
        // Rows are written one after the other: what was looked at before would be there.
        refusals(path, "GET", 401, () -> given().auth().oauth2("eyJ.secret.x").get(path));
        assertThat(audit.of(path)).hasSize(1);
    }

    private interface Attempt {
        Response send();
    }

    /** Sends it; one more row then says that nobody was refused. */
    private void refusals(String object, String act, int status, Attempt attempt) {
        Row expected = new Row("nobody", act, "REFUSED", "answered " + status);
        long before = audit.of(object).stream().filter(expected::equals).count();
        assertThat(attempt.send().statusCode()).isEqualTo(status);
        Eventually.holds(() -> audit.of(object).stream().filter(expected::equals).count() > before);
        assertThat(audit.of(object)).filteredOn(expected::equals).hasSize((int) before + 1);
    }
}
