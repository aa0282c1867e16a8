package dev.tenantry.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.PushResult;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Git client clones, fetches and pushes. */
class GitOverHttpTest {

    @TempDir Path state;
    @TempDir Path work;
    private RunningGitHub github;

    @BeforeEach
    void start() {
        github = new RunningGitHub(state);
    }

    @AfterEach
    void stop() {
        github.close();
    }

    @Test
    void aCloneHasTheFilesOfMain() throws GitAPIException {
        try (Git git = cloned()) {
            assertThat(git.getRepository().getWorkTree().toPath().resolve("README.md"))
                    .content()
                    .startsWith("# Estate");
        }
    }

    @Test
    void aBranchCanBePushedAndMainCannot() throws GitAPIException, IOException {
        try (Git git = cloned()) {
            git.checkout().setCreateBranch(true).setName("by-hand").call();
            Files.writeString(work.resolve("estate/new.yaml"), "a: 1\n");
            git.add().addFilepattern("new.yaml").call();
            git.commit().setSign(false).setMessage("By hand").call();
            assertThat(push(git, "by-hand:by-hand")).isEqualTo(RemoteRefUpdate.Status.OK);
            assertThat(push(git, "by-hand:main"))
                    .isEqualTo(RemoteRefUpdate.Status.REJECTED_OTHER_REASON);
        }
        assertThat(github.open("infra-engineer", "by-hand")).isEqualTo(1);
    }

    @Test
    void aPushMovesTheHeadOfThePullRequest() throws GitAPIException, IOException {
        github.commit("infra-engineer", "by-hand", "a.yaml", "a: 1\\n");
        int number = github.open("infra-engineer", "by-hand");
        try (Git git = cloned()) {
            git.checkout()
                    .setCreateBranch(true)
                    .setName("by-hand")
                    .setStartPoint("origin/by-hand")
                    .call();
            Files.writeString(work.resolve("estate/b.yaml"), "b: 1\n");
            git.add().addFilepattern("b.yaml").call();
            String head = git.commit().setSign(false).setMessage("More").call().name();
            assertThat(push(git, "by-hand:by-hand")).isEqualTo(RemoteRefUpdate.Status.OK);
            assertThat(
                            github.as("reviewer", "GET", "/pulls/" + number)
                                    .json()
                                    .at("/head/sha")
                                    .asText())
                    .isEqualTo(head);
        }
    }

    @Test
    void nobodyReadsThePrivateRepositoryWithoutAToken() {
        assertThatThrownBy(() -> cloned(null))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("Authentication is required");
        assertThatThrownBy(
                        () -> cloned(new UsernamePasswordCredentialsProvider("reviewer", "wrong")))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining("not authorized");
    }

    private Git cloned() throws GitAPIException {
        return cloned(new UsernamePasswordCredentialsProvider("reviewer", "ghp_reviewer"));
    }

    private Git cloned(@Nullable CredentialsProvider who) throws GitAPIException {
        return Git.cloneRepository()
                .setURI(github.address("estate.url"))
                .setDirectory(work.resolve("estate").toFile())
                .setCredentialsProvider(who)
                .call();
    }

    private static RemoteRefUpdate.Status push(Git git, String refs) throws GitAPIException {
        PushResult result =
                git.push()
                        .setRemote("origin")
                        .add(refs)
                        .setCredentialsProvider(
                                new UsernamePasswordCredentialsProvider(
                                        "infra-engineer", "ghp_infra-engineer"))
                        .call()
                        .iterator()
                        .next();
        return result.getRemoteUpdates().iterator().next().getStatus();
    }
}
