package dev.tenantry.github;

import static dev.tenantry.github.ConnectedGitHub.DANA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.sandbox.github.Faults.Kind;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nothing that a change holds keeps our check from being written: a green would stay for good. */
class AlwaysWrittenOnGitHubTest extends JudgedOnGitHub {

    @Test
    void anAddressThatIsTooLongForOneIsNobodys() throws ForgeTrouble {
        String branch = fresh();
        String trailer = "Co-authored-by: X <!" + "a".repeat(70_000) + ">";
        hand.push("data-engineer", branch, "notes/b.md", DANA.email(), trailer);
        int number = github.server.open("data-engineer", branch);
        assertThat(conclusion(number)).isEqualTo("action_required");
        assertThat(title(number)).contains(DANA.email());
        long review = review("reviewer", number, "APPROVE");
        assertThat(conclusion(number)).isEqualTo("success");
        dismiss("reviewer", number, review);
        assertThat(conclusion(number)).isEqualTo("action_required");
    }

    @Test
    void theConclusionIsWrittenWhereTheWordsAreNotTaken() throws ForgeTrouble {
        int number = proposed().number();
        long review = review("reviewer", number, "APPROVE");
        assertThat(conclusion(number)).isEqualTo("success");
        dismiss("reviewer", number, review);
        github.server.order(Kind.UNPROCESSABLE, "PATCH", ".*/check-runs/.*", 1, Duration.ZERO);
        assertThat(conclusion(number)).isEqualTo("action_required");
        assertThat(title(number)).isEqualTo("GitHub does not take the words of this judgement.");
        github.server.order(Kind.UNPROCESSABLE, "PATCH", ".*/check-runs/.*", 1, Duration.ZERO);
        assertThat(check.publish(number)).as("nothing new").isEmpty();
        assertThat(check.publish(number)).as("words at last").isPresent();
        assertThat(title(number)).contains("has to approve it");
    }
}
