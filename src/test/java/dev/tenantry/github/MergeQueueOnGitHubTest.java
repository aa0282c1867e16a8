package dev.tenantry.github;

import static dev.tenantry.github.ConnectedGitHub.DANA;
import static dev.tenantry.github.ConnectedGitHub.add;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantry.proposals.ForgeTrouble;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The queue's own commit is judged: what would be merged is what was approved, or it is red. */
class MergeQueueOnGitHubTest extends JudgedOnGitHub {

    /** What the queue makes of a pull request: its tree, behind main as it is. */
    private MergeGroup queued(int number) {
        String head = head(number);
        return queued(
                number, as("reviewer", "GET", "/git/commits/" + head, "").at("/tree/sha").asText());
    }

    private MergeGroup queued(int number, String tree) {
        return queued(number, tree, github.server.tip("main"));
    }

    private MergeGroup queued(int number, String tree, String base) {
        github.server.queued(number);
        return named(number, tree, base);
    }

    /** A branch that is called as the queue calls its own. */
    private MergeGroup named(int number, String tree, String base) {
        String commit =
                """
                {"message": "Merge pull request #%d", "tree": "%s", "parents": ["%s", "%s"]}"""
                        .formatted(number, tree, base, head(number));
        String made = as("infra-engineer", "POST", "/git/commits", commit).path("sha").asText();
        String ref = "refs/heads/gh-readonly-queue/main/pr-%d-%s".formatted(number, base);
        as(
                "infra-engineer",
                "POST",
                "/git/refs",
                "{\"ref\": \"%s\", \"sha\": \"%s\"}".formatted(ref, made));
        return new MergeGroup(made, base, "main", number);
    }

    /** A commit's tree with a file more. */
    private String with(String commit, String file) {
        String tree =
                """
                {"base_tree": "%s", "tree": [{"path": "%s",
                "mode": "100644", "type": "blob", "content": "a\\n"}]}"""
                        .formatted(commit, file);
        return as("infra-engineer", "POST", "/git/trees", tree).path("sha").asText();
    }

    private int approved(String file) throws ForgeTrouble {
        int number = github.opened(github.draft(DANA, add(file, "a\n"))).number();
        github.server.approve("reviewer", number);
        return number;
    }

    private String said(MergeGroup group, String field) {
        return as(
                        "reviewer",
                        "GET",
                        "/commits/%s/check-runs?app_id=424242".formatted(group.head()),
                        "")
                .at("/check_runs/0" + field)
                .asText();
    }

    private String conclusion(MergeGroup group) throws ForgeTrouble {
        check.publish(group);
        return said(group, "/conclusion");
    }

    @Test
    void whatWasApprovedIsGreenInTheQueueToo() throws ForgeTrouble {
        int number = proposed().number();
        MergeGroup group = queued(number);
        assertThat(conclusion(group)).isEqualTo("action_required");
        github.server.approve("reviewer", number);
        assertThat(conclusion(group)).isEqualTo("success");
        assertThat(check.publish(group)).isEmpty();
    }

    @Test
    void whatTheQueueWouldMakeBesidesIsRed() throws ForgeTrouble {
        int number = proposed().number();
        github.server.approve("reviewer", number);
        String tree = with(head(number), "notes/evil.md");
        MergeGroup group = queued(number, tree);
        assertThat(conclusion(group)).isEqualTo("failure");
        assertThat(said(group, "/output/title")).contains("notes/evil.md", "nobody has looked at");
    }

    /** A pull request that the queue would merge into nothing has lost what was approved. */
    @Test
    void whatTheQueueWouldLeaveOutIsRed() throws ForgeTrouble {
        int number = proposed().number();
        github.server.approve("reviewer", number);
        String main = github.server.tip("main");
        String tree = as("reviewer", "GET", "/git/commits/" + main, "").at("/tree/sha").asText();
        assertThat(conclusion(queued(number, tree))).isEqualTo("failure");
    }

    @Test
    void whatStandsBeforeItInTheQueueMustNotHaveChangedItsFiles() throws ForgeTrouble {
        int number = proposed().number();
        github.server.approve("reviewer", number);
        MergeGroup group = queued(number);
        estates.estate = estates.estate.with("notes/a.md", "another\n");
        assertThat(conclusion(group)).isEqualTo("action_required");
        assertThat(said(group, "/output/title")).startsWith("main has changed notes/a.md");
    }

    /** GitHub may merge both at once when only the last one is green. */
    @Test
    void aGroupIsNoBetterThanTheOneBeforeIt() throws ForgeTrouble {
        String main = github.server.tip("main");
        int first = approved("notes/first.md");
        int second = approved("notes/second.md");
        MergeGroup good = queued(first, with(main, "notes/first.md"), main);
        MergeGroup behind = queued(second, with(good.head(), "notes/second.md"), good.head());
        assertThat(conclusion(behind)).isEqualTo("success");
        assertThat(check.queue()).contains(good, behind);
        review("reviewer", first, "REQUEST_CHANGES");
        assertThat(conclusion(behind)).isEqualTo("failure");
        assertThat(said(behind, "/output/title"))
                .contains("Pull request #%d stands before".formatted(first));
    }

    @Test
    void aGroupThatStandsOnWhatIsNotKnownIsRed() throws ForgeTrouble {
        String branch = fresh();
        String base = hand.push("infra-engineer", branch, "notes/mine.md", DANA.email());
        int number = approved("notes/third.md");
        MergeGroup group = queued(number, with(base, "notes/third.md"), base);
        assertThat(conclusion(group)).isEqualTo("failure");
        assertThat(said(group, "/output/title"))
                .contains("neither the newest of main nor in the queue");
    }

    /** Its check would be the pull request's, too. */
    @Test
    void aGroupThatIsTheHeadOfAPullRequestIsRed() throws ForgeTrouble {
        int number = approved("notes/fourth.md");
        MergeGroup group = queued(number);
        github.server.open(
                "infra-engineer",
                "gh-readonly-queue/main/pr-%d-%s".formatted(number, group.base()));
        assertThat(conclusion(group)).isEqualTo("failure");
    }

    @Test
    void aBranchThatOnlyIsCalledSoIsNoneOfTheQueue() throws ForgeTrouble {
        int number = approved("notes/fifth.md");
        String main = github.server.tip("main");
        MergeGroup group = named(number, with(main, "notes/fifth.md"), main);
        assertThat(conclusion(group)).isEqualTo("failure");
        assertThat(said(group, "/output/title")).contains("is not in GitHub's merge queue");
    }

    @Test
    void aQueueOfAnotherBranchIsNeverGreen() throws ForgeTrouble {
        int number = proposed().number();
        github.server.approve("reviewer", number);
        MergeGroup group = queued(number);
        MergeGroup other = new MergeGroup(group.head(), group.base(), "release", number);
        assertThat(conclusion(other)).isEqualTo("failure");
    }

    @Test
    void whatGitHubAsksForIsRead() throws JsonProcessingException {
        String sha = "0123456789abcdef0123456789abcdef01234567";
        String told =
                """
                {"action": "checks_requested", "merge_group": {"head_sha": "%1$s",
                 "head_ref": "refs/heads/gh-readonly-queue/main/pr-12-%1$s",
                 "base_sha": "%1$s", "base_ref": "refs/heads/main"}}
                """
                        .formatted(sha);
        assertThat(read(told)).contains(new MergeGroup(sha, sha, "main", 12));
        assertThat(read(told.replace("checks_requested", "destroyed"))).isEmpty();
        assertThat(read(told.replace("gh-readonly-queue", "mine"))).isEmpty();
        assertThat(read("{}")).isEmpty();
    }

    private static Optional<MergeGroup> read(String payload) throws JsonProcessingException {
        return MergeGroup.of(new ObjectMapper().readTree(payload));
    }
}
