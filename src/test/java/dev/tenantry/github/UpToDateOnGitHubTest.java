package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.sandbox.github.RunningGitHub;
import dev.tenantry.testing.GitRepo;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two changes of one file: what was approved of the one is not what a merge makes of both. */
class UpToDateOnGitHubTest {

    private static final String MAIN = "refs/heads/main";
    private static final String BRANCH = "refs/heads/by-hand";
    private static final String FILE = "docs/a/notes.md";
    private static final String MOVED = "docs/b/notes.md";
    private static final String TEXT = "one\ntwo\nthree\nfour\nfive\n";

    private final CredentialsProvider ines =
            new UsernamePasswordCredentialsProvider("infra-engineer", "ghp_infra-engineer");

    @TempDir Path state;
    @TempDir Path work;
    private ConnectedGitHub github;
    private GitRepo mine;
    private PolicyCheck check;

    @BeforeEach
    void connect() {
        github = new ConnectedGitHub(state);
        mine = GitRepo.cloned(work, github.server.address("estate.url"), ines);
        check = github.check((branch, number) -> Optional.empty(), github.mirror);
        mine.put(FILE, TEXT);
        moveMain();
    }

    @AfterEach
    void everythingWasInGitHubsForm() {
        mine.close();
        github.close();
        assertThat(RunningGitHub.complaints()).isEmpty();
    }

    /** Behind GitHub's back, as if another pull request had been merged. */
    private void moveMain() {
        mine.commit(MAIN, "Move on", "infra-engineer", List.of(github.server.tip("main")));
        mine.push(MAIN, state.resolve("github/estate.git").toString(), ines);
        github.mirror.fetch();
    }

    private int proposed(String path, String text) {
        push(path, text);
        return github.server.open("infra-engineer", "by-hand");
    }

    private void push(String path, String text) {
        mine.put(path, text)
                .commit(BRANCH, "Change", "infra-engineer", List.of(github.server.tip("main")));
        mine.push(BRANCH, github.server.address("estate.url"), ines);
    }

    private String conclusion(int number) throws ForgeTrouble {
        check.publish(number);
        return run().path("conclusion").asText();
    }

    private JsonNode run() {
        String head = github.server.tip("by-hand");
        return github.server
                .as("reviewer", "GET", "/commits/" + head + "/check-runs")
                .json()
                .at("/check_runs/0");
    }

    /** Git would put the approved lines into the other folder. */
    @Test
    void aFileThatMainHasMovedIsNotChangedWhereItIsNow() throws ForgeTrouble {
        int number = proposed(FILE, TEXT + "six\n");
        github.server.approve("reviewer", number);
        assertThat(conclusion(number)).isEqualTo("success");
        mine.remove(FILE).put(MOVED, TEXT);
        moveMain();
        assertThat(conclusion(number)).isEqualTo("action_required");
        assertThat(run().at("/output/title").asText())
                .startsWith("main has changed " + FILE + " since this began");
        push(MOVED, TEXT + "six\n");
        github.server.approve("reviewer", number);
        assertThat(conclusion(number)).isEqualTo("success");
    }

    @Test
    void twoChangesOfOneFileAreLookedAtTogether() throws ForgeTrouble {
        int number = proposed(FILE, TEXT + "six\n");
        github.server.approve("reviewer", number);
        mine.put(FILE, "zero\n" + TEXT);
        moveMain();
        assertThat(conclusion(number)).isEqualTo("action_required");
        push(FILE, "zero\n" + TEXT + "six\n");
        github.server.approve("reviewer", number);
        assertThat(conclusion(number)).isEqualTo("success");
    }

    @Test
    void whatMainChangedElsewhereIsNoMatter() throws ForgeTrouble {
        int number = proposed(FILE, TEXT + "six\n");
        github.server.approve("reviewer", number);
        mine.put(FILE, TEXT).put("docs/c.md", "c\n");
        moveMain();
        assertThat(conclusion(number)).isEqualTo("success");
    }
}
