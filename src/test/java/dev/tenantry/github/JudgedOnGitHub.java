package dev.tenantry.github;

import static dev.tenantry.github.ConnectedGitHub.DANA;
import static dev.tenantry.github.ConnectedGitHub.add;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Estates;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.ProposalId;
import dev.tenantry.proposals.PullRequests.Draft;
import dev.tenantry.proposals.PullRequests.PullRequest;
import dev.tenantry.sandbox.github.RunningGitHub;
import dev.tenantry.testing.PaperEstate;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One GitHub for all tests of a class, and our check on the pull requests there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
abstract class JudgedOnGitHub {

    static final Actor ASKER =
            new Actor(
                    DANA.email(),
                    "Dana",
                    Set.of("data-engineer"),
                    Set.of(ConsoleRole.DATA_ENGINEER),
                    Optional.of("data-engineer"));

    ConnectedGitHub github;
    PushedByHand hand;
    PolicyCheck check;
    final OnPaper estates = new OnPaper();
    Instant asked = Instant.now();
    private int branches;

    @BeforeAll
    void connect(@TempDir Path state, @TempDir Path work) {
        github = new ConnectedGitHub(state);
        hand = new PushedByHand(github.server, work.resolve("clone.git"));
    }

    @AfterAll
    void disconnect() {
        hand.close();
        github.close();
    }

    @BeforeEach
    void asAtTheBeginning() {
        github.server.faults().clear();
        github.linked.reset();
        github.remembered.people = Remembered.everybody();
        github.remembered.pushers.clear();
        estates.estate = PaperEstate.empty().withTenant("acme-retail");
        estates.trouble = null;
        asked = Instant.now();
        check = check(this::origin);
    }

    @AfterEach
    void everythingWasInGitHubsForm() {
        assertThat(RunningGitHub.complaints()).isEmpty();
    }

    PolicyCheck check(Judge.Requesters requesters) {
        return github.check(requesters, estates);
    }

    /** Branches of the console's name are of proposals that Dana asked for. */
    private Optional<Makers.Origin> origin(String branch, int number) {
        if (!branch.startsWith("tenantry/")) {
            return Optional.empty();
        }
        ProposalId id = new ProposalId(branch.substring(branch.lastIndexOf('/') + 1));
        return Optional.of(new Makers.Origin(ASKER, github.remembered.of(id), asked));
    }

    /** A proposal of Dana's, with its pull request. */
    PullRequest proposed() throws ForgeTrouble {
        return github.opened(draft());
    }

    Draft draft() {
        return github.draft(DANA, add("notes/a.md", "a\n"));
    }

    /** The name of a branch that there is none of. */
    String fresh() {
        return "by-hand-" + ++branches;
    }

    /** What the check run on the head says after another look. */
    String conclusion(int number) throws ForgeTrouble {
        check.publish(number);
        return run(number).path("conclusion").asText();
    }

    String title(int number) {
        return run(number).at("/output/title").asText();
    }

    String summary(int number) {
        return run(number).at("/output/summary").asText();
    }

    String head(int number) {
        return as("reviewer", "GET", "/pulls/" + number, "").at("/head/sha").asText();
    }

    private JsonNode run(int number) {
        JsonNode runs =
                as(
                        "reviewer",
                        "GET",
                        "/commits/%s/check-runs?app_id=424242".formatted(head(number)),
                        "");
        assertThat(runs.path("check_runs")).hasSize(1);
        return runs.at("/check_runs/0");
    }

    JsonNode as(String login, String method, String path, String body) {
        RunningGitHub.Reply reply =
                body.isEmpty()
                        ? github.server.as(login, method, path)
                        : github.server.as(login, method, path, body);
        assertThat(reply.status()).as(method + " " + path).isLessThan(300);
        return reply.json();
    }

    /** Answers the review's id. */
    long review(String login, int number, String event) {
        String body = "{\"event\": \"%s\", \"body\": \"So I say.\"}".formatted(event);
        return as(login, "POST", "/pulls/" + number + "/reviews", body).path("id").asLong();
    }

    void dismiss(String login, int number, long review) {
        String path = "/pulls/%d/reviews/%d/dismissals".formatted(number, review);
        as(login, "PUT", path, "{\"message\": \"No.\"}");
    }

    void retarget(int number, String base) {
        as("data-engineer", "PATCH", "/pulls/" + number, "{\"base\": \"" + base + "\"}");
    }

    /** The estate without Git. */
    static final class OnPaper implements Estates {
        PaperEstate estate = PaperEstate.empty();
        @Nullable RuntimeException trouble;

        @Override
        public Estate newest() {
            if (trouble != null) {
                throw trouble;
            }
            return estate;
        }

        @Override
        public Estate at(String commit) {
            return estate;
        }
    }
}
