package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.NotComparable;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.testing.GitRepo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a head brings depends on where main is: when main takes in a part of a branch, the same head
 * brings another thing than what was approved.
 */
@SuppressWarnings("NullAway.Init")
class MovedForkTest {

    private static final String MAIN = "refs/heads/main";
    private static final String SAFE = "docs/a/safe.md";
    private static final String NOTES = "docs/notes.md";

    private final CredentialsProvider ines =
            new UsernamePasswordCredentialsProvider("infra-engineer", "ghp_infra-engineer");

    @TempDir Path state;
    @TempDir Path work;
    private ConnectedGitHub github;
    private GitRepo mine;
    private PolicyCheck check;

    @BeforeEach
    void mainHasBothFiles() throws IOException {
        github = new ConnectedGitHub(state);
        mine = GitRepo.cloned(work, github.server.address("estate.url"), ines);
        check = github.check((branch, number) -> Optional.empty(), github.mirror);
        onMain("audit: false\n", "x\n");
    }

    @AfterEach
    void close() {
        mine.close();
        github.close();
    }

    /** As an administrator may, past every rule. */
    private void onMain(String safe, String notes) throws IOException {
        mine.put(SAFE, safe).put(NOTES, notes);
        mine.commit(MAIN, "Main", "infra-engineer", List.of(github.server.tip("main")));
        mine.push(MAIN, state.resolve("github/estate.git").toString(), ines);
        github.mirror.fetch();
    }

    private String pushed(String branch, String parent, String path, String text)
            throws IOException {
        String ref = "refs/heads/" + branch;
        mine.put(path, text).commit(ref, "Change " + path, "infra-engineer", List.of(parent));
        mine.push(ref, github.server.address("estate.url"), ines);
        return github.server.tip(branch);
    }

    private String conclusion(int number, String head) throws ForgeTrouble {
        check.publish(number);
        return github.server
                .as("reviewer", "GET", "/commits/" + head + "/check-runs")
                .json()
                .at("/check_runs/0/conclusion")
                .asText();
    }

    private List<String> edits(int number, String head) throws NotComparable {
        return github.mirror.of("refs/pull/" + number + "/head", head).edits().stream()
                .map(FileEdit::path)
                .toList();
    }

    @Test
    void whatWasApprovedBeforeMainTookInAPartOfItCountsNoMore() throws Exception {
        String good = pushed("one", github.server.tip("main"), SAFE, "audit: true\n");
        int first = github.server.open("infra-engineer", "one");
        String back = pushed("two", good, SAFE, "audit: false\n");
        String head = pushed("two", back, NOTES, "y\n");
        int second = github.server.open("infra-engineer", "two");
        github.server.approve("reviewer", first);
        github.server.approve("reviewer", second);
        assertThat(edits(second, head)).containsExactly(NOTES);
        assertThat(conclusion(second, head)).isEqualTo("success");

        github.server.as("infra-engineer", "PUT", "/pulls/" + first + "/merge", "{}");
        github.mirror.fetch();
        assertThat(edits(second, head)).containsExactly(SAFE, NOTES);
        assertThat(conclusion(second, head)).isEqualTo("action_required");
    }

    /** A mirror that did not hear of it fetches, or says nothing good. */
    @Test
    void aMirrorThatIsOlderThanMainDecidesNothing() throws Exception {
        String head = pushed("three", github.server.tip("main"), NOTES, "y\n");
        int number = github.server.open("infra-engineer", "three");
        github.server.approve("reviewer", number);
        assertThat(conclusion(number, head)).isEqualTo("success");
        mine.put(NOTES, "another\n");
        mine.commit(MAIN, "Main", "infra-engineer", List.of(github.server.tip("main")));
        mine.push(MAIN, state.resolve("github/estate.git").toString(), ines);
        assertThat(conclusion(number, head)).isEqualTo("action_required");
    }
}
