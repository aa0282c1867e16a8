package dev.tenantry.sources.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.manifest.EstateNotRead;
import dev.tenantry.manifest.NotComparable;
import dev.tenantry.testing.GitRepo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever branches are called, the mirror has main as the repository has it, or says that not. */
class NamesOfBranchesTest {

    @TempDir Path temp;
    private GitRepo origin;
    private EstateMirror mirror;
    private String first = "";

    @BeforeEach
    void begin() {
        origin = GitRepo.in(temp.resolve("origin.git"));
        mirror = new EstateMirror(origin.url(), "main", temp.resolve("mirror.git"));
        first = origin.put("a.yaml", "a: 1\n").commit("Begin");
        mirror.fetch();
    }

    @AfterEach
    void close() {
        mirror.close();
        origin.close();
    }

    private String branch(String name) {
        return origin.put("b.yaml", name)
                .commit("refs/heads/" + name, "Branch", "joe", List.of(first));
    }

    private void mainIsFollowed() {
        String newer = origin.put("a.yaml", "a: " + System.nanoTime()).commit("Newer");
        assertThat(mirror.fetch()).isEqualTo(new Fetched.At(newer));
        assertThat(mirror.newest(newer).commit()).isEqualTo(newer);
    }

    @Test
    void aBranchMayBeCalledAsTheFolderOfAnotherWas() throws NotComparable {
        String other = branch("x/y");
        assertThat(mirror.between(first, other).head()).isEqualTo(other);
        mainIsFollowed();
        origin.deleteBranch("refs/heads/x/y");
        String head = branch("x");
        mainIsFollowed();
        assertThat(mirror.holds(head)).isFalse();
        assertThat(mirror.between(first, head).head()).isEqualTo(head);
        origin.deleteBranch("refs/heads/x");
        branch("x/y");
        mainIsFollowed();
    }

    @Test
    void aNameMayBeAsLongAsItLikes() throws IOException {
        String commit = branch("short");
        Files.writeString(
                temp.resolve("origin.git/packed-refs"),
                "# pack-refs with: peeled fully-peeled sorted \n%s refs/heads/%s\n"
                        .formatted(commit, "k".repeat(300)));
        mainIsFollowed();
    }

    /** The objects may have come without it. */
    @Test
    void aMirrorWhoseMainStaysBehindSaysSo() throws IOException {
        Files.createDirectories(temp.resolve("mirror.git/refs/tenantry"));
        Files.writeString(temp.resolve("mirror.git/refs/tenantry/main.lock"), "");
        String newer = origin.put("a.yaml", "a: 2\n").commit("Newer");
        assertThat(mirror.fetch()).isInstanceOf(Fetched.Trouble.class);
        assertThat(mirror.holds(newer)).isTrue();
        assertThatThrownBy(() -> mirror.newest(newer)).isInstanceOf(EstateNotRead.class);
    }

    @Test
    void aMainThatIsNotTheOneThatIsKnownIsNotTheNewest() {
        String other = branch("other");
        mirror.fetch();
        assertThatThrownBy(() -> mirror.newest(other)).isInstanceOf(EstateNotRead.class);
        assertThatThrownBy(() -> mirror.newest("")).isInstanceOf(EstateNotRead.class);
    }
}
