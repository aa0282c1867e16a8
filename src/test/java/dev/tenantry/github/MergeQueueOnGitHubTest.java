package dev.tenantry.github;

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
        String base = github.server.tip("main");
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
        String tree =
                as(
                                "infra-engineer",
                                "POST",
                                "/git/trees",
                                """
                                {"base_tree": "%s", "tree": [{"path": "notes/evil.md",
                                "mode": "100644", "type": "blob", "content": "x"}]}"""
                                        .formatted(head(number)))
                        .path("sha")
                        .asText();
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
