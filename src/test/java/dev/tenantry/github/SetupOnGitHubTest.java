package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.github.setup.Requirement;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.sandbox.github.RunningGitHub;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of the branch are read from GitHub with what the App may see. */
class SetupOnGitHubTest {

    private static final long APP = 424242;

    @TempDir Path state;

    @Test
    void whatIsMissingIsFoundAndGoneOnceItIsGiven() throws IOException, ForgeTrouble {
        try (ConnectedGitHub github = new ConnectedGitHub(state)) {
            assertThat(missing(github)).contains("pull-requests", "check-required", "last-push");
            github.server.rules(rules -> rules.asTheGuideSays("tenantry/policy"));
            assertThat(missing(github)).isEmpty();
            assertThat(unknown(github)).containsExactly("bypass");
            github.server.rules(rules -> rules.pinned = false);
            assertThat(missing(github)).containsExactly("check-pinned");
            github.server.rules(rules -> rules.lastPush = false);
            assertThat(missing(github)).containsExactly("check-pinned", "last-push");
        }
        assertThat(RunningGitHub.complaints()).isEmpty();
    }

    private static List<String> missing(ConnectedGitHub github) throws IOException, ForgeTrouble {
        return ids(github, Requirement.State.MISSING);
    }

    private static List<String> unknown(ConnectedGitHub github) throws IOException, ForgeTrouble {
        return ids(github, Requirement.State.UNKNOWN);
    }

    private static List<String> ids(ConnectedGitHub github, Requirement.State state)
            throws IOException, ForgeTrouble {
        return BranchRulesReading.read(github.repositories, "main", APP).requirements().stream()
                .filter(requirement -> requirement.state() == state)
                .map(Requirement::id)
                .toList();
    }
}
