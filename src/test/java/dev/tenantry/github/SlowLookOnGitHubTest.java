package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.sandbox.github.Faults.Kind;
import dev.tenantry.testing.Eventually;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Looks overtake each other; a green of before must not stand after what a newer look says. */
class SlowLookOnGitHubTest extends JudgedOnGitHub {

    @Test
    void aGreenThatANewerLookTookBackDoesNotStay()
            throws ForgeTrouble, ExecutionException, InterruptedException {
        int number = proposed().number();
        assertThat(conclusion(number)).isEqualTo("action_required");
        long review = review("reviewer", number, "APPROVE");
        // It has seen the approval before its answer comes, and writes what it has seen.
        github.server.order(Kind.SLOW, "GET", ".*/check-runs.*", 1, Duration.ofSeconds(2));
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<?> slow = thread.submit(() -> check.publish(number));
            Eventually.holds(github.server.faults()::areOver);
            dismiss("reviewer", number, review);
            check.publish(number);
            slow.get();
        }
        assertThat(title(number)).contains("has to approve it");
        assertThat(check.publish(number)).as("nothing is left to be put right").isEmpty();
    }
}
