package dev.tenantry.github;

import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.NotComparable;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.testing.GitRepo;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A repository of its own on GitHub, whose main somebody moves between two looks of our check. */
@SuppressWarnings("NullAway.Init")
abstract class MovedMain {

    static final String MAIN = "refs/heads/main";
    static final String SAFE = "docs/a/safe.md";
    static final String NOTES = "docs/notes.md";

    final CredentialsProvider ines =
            new UsernamePasswordCredentialsProvider("infra-engineer", "ghp_infra-engineer");

    @TempDir Path state;
    @TempDir Path work;
    ConnectedGitHub github;
    GitRepo mine;
    PolicyCheck check;

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
    void onMain(String safe, String notes) throws IOException {
        mine.put(SAFE, safe).put(NOTES, notes);
        mine.commit(MAIN, "Main", "infra-engineer", List.of(github.server.tip("main")));
        mine.push(MAIN, folder(), ines);
        github.mirror.fetch();
    }

    String pushed(String branch, String parent, String path, String text) throws IOException {
        String ref = "refs/heads/" + branch;
        mine.put(path, text).commit(ref, "Change " + path, "infra-engineer", List.of(parent));
        mine.push(ref, github.server.address("estate.url"), ines);
        return github.server.tip(branch);
    }

    String conclusion(int number, String head) throws ForgeTrouble {
        check.publish(number);
        return github.server
                .as("reviewer", "GET", "/commits/" + head + "/check-runs")
                .json()
                .at("/check_runs/0/conclusion")
                .asText();
    }

    List<String> edits(int number, String head) throws NotComparable {
        return github.mirror.of("refs/pull/" + number + "/head", head).edits().stream()
                .map(FileEdit::path)
                .toList();
    }

    String title(String head) {
        return github.server
                .as("reviewer", "GET", "/commits/" + head + "/check-runs")
                .json()
                .at("/check_runs/0/output/title")
                .asText();
    }

    String summary(String head) {
        return github.server
                .as("reviewer", "GET", "/commits/" + head + "/check-runs")
                .json()
                .at("/check_runs/0/output/summary")
                .asText();
    }

    /** The repository on the disk of the forge, past every rule. */
    private String folder() {
        return state.resolve("github/estate.git").toString();
    }

    /** A commit of the merge queue's, as GitHub makes it. */
    String group(int number, String base, String head) throws IOException {
        String ref = "refs/heads/gh-readonly-queue/main/pr-%d-%s".formatted(number, base);
        String group = mine.commit(ref, "Merge", "infra-engineer", List.of(base, head));
        mine.push(ref, folder(), ines);
        return group;
    }

    /** Main stands at a commit that is there already. */
    void mainIs(String commit) throws IOException {
        try (Repository forge =
                new FileRepositoryBuilder().setGitDir(new File(folder())).setBare().build()) {
            RefUpdate update = forge.updateRef(MAIN);
            update.setNewObjectId(ObjectId.fromString(commit));
            update.setForceUpdate(true);
            update.update();
        }
        github.mirror.fetch();
    }
}
