package dev.tenantry.sources.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.EstateNotRead;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.testing.GitRepo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstateMirrorTest {

    @TempDir Path temp;
    GitRepo origin;
    EstateMirror mirror;

    @BeforeEach
    void set() {
        origin = GitRepo.in(temp.resolve("origin.git"));
        mirror = new EstateMirror(origin.url(), "main", temp.resolve("mirror.git"));
    }

    @AfterEach
    void close() {
        mirror.close();
        origin.close();
    }

    @Test
    void readsFilesAndFoldersAtACommit() {
        String first =
                origin.put("tenants/acme/a.yaml", "a: 1\n")
                        .put("tenants/acme/infra/b.yaml", "b: 1\n")
                        .put("README.md", "hello")
                        .commit("Begin");
        assertThat(mirror.fetch()).isEqualTo(new Fetched.At(first));
        String second = origin.put("tenants/acme/a.yaml", "a: 2\n").commit("Change");
        assertThat(mirror.fetch()).isEqualTo(new Fetched.At(second));

        Estate newest = mirror.newest();
        assertThat(newest.commit()).isEqualTo(second);
        assertThat(text(newest, "tenants/acme/a.yaml")).contains("a: 2\n");
        assertThat(text(mirror.at(first), "tenants/acme/a.yaml")).contains("a: 1\n");
        assertThat(newest.list("tenants/acme"))
                .containsExactly("tenants/acme/a.yaml", "tenants/acme/infra/b.yaml");
        assertThat(newest.list("nowhere")).isEmpty();
        assertThat(newest.list("tenants/acme/a.yaml")).isEmpty();
        assertThat(newest.read("tenants/acme")).isEmpty();
        assertThat(newest.read("")).isEmpty();
        assertThat(newest.read("/tenants/acme/a.yaml")).isEmpty();
        assertThat(newest.read("../../etc/passwd")).isEmpty();
    }

    @Test
    void aFolderOfManyIsReadByNameAtEachCommit() {
        for (int i = 0; i < 250; i++) {
            origin.put("tenants/t-" + i + "/a.yaml", "a: " + i + "\n");
        }
        String first = origin.put("tenants/readme", "no folder").commit("Begin");
        String second =
                origin.put("tenants/t-7/a.yaml", "a: changed\n")
                        .put("tenants/t-300/a.yaml", "a: new\n")
                        .commit("Change");
        mirror.fetch();
        for (int look = 0; look < 2; look++) {
            Estate old = mirror.at(first);
            Estate now = mirror.at(second);
            assertThat(text(old, "tenants/t-7/a.yaml")).contains("a: 7\n");
            assertThat(text(now, "tenants/t-7/a.yaml")).contains("a: changed\n");
            assertThat(text(now, "tenants/t-249/a.yaml")).contains("a: 249\n");
            assertThat(old.list("tenants/t-300")).isEmpty();
            assertThat(now.list("tenants/t-300")).containsExactly("tenants/t-300/a.yaml");
            assertThat(now.list("tenants")).hasSize(252);
            assertThat(now.read("tenants/readme/a.yaml")).isEmpty();
            assertThat(now.read("tenants/t-7")).isEmpty();
        }
    }

    @Test
    void anEmptyRepositoryIsATroubleAndItsFirstCommitEndsIt() {
        assertThat(mirror.fetch())
                .isInstanceOfSatisfying(
                        Fetched.Trouble.class,
                        trouble -> assertThat(trouble.sentence()).contains("no branch “main”"));
        assertThatThrownBy(mirror::newest).isInstanceOf(EstateNotRead.class);
        String first = origin.put("a.yaml", "a: 1").commit("Begin");
        assertThat(mirror.fetch()).isEqualTo(new Fetched.At(first));
    }

    @Test
    void aRepositoryThatIsNotThereIsATrouble() {
        EstateMirror lost =
                new EstateMirror(
                        temp.resolve("nowhere.git").toUri().toString(),
                        "main",
                        temp.resolve("lost.git"));
        assertThat(lost.fetch())
                .isInstanceOfSatisfying(
                        Fetched.Trouble.class,
                        trouble -> assertThat(trouble.sentence()).contains("There is no estate"));
        lost.close();
        EstateMirror deaf =
                new EstateMirror(
                        "http://someone:secret@127.0.0.1:1/x.git",
                        "main",
                        temp.resolve("deaf.git"));
        assertThat(deaf.fetch())
                .isEqualTo(
                        new Fetched.Trouble(
                                "The estate repository at http://127.0.0.1:1/x.git does not answer."));
        deaf.close();
    }

    @Test
    void aForcedPushIsFollowedAndTheOldCommitCanStillBeRead() {
        String old = origin.put("a.yaml", "a: 1").commit("Begin");
        mirror.fetch();
        String rewritten =
                origin.put("a.yaml", "a: other")
                        .commit("refs/heads/main", "Other beginning", "eve", List.of());
        assertThat(mirror.fetch()).isEqualTo(new Fetched.At(rewritten));
        assertThat(text(mirror.at(old), "a.yaml")).contains("a: 1");
        assertThat(mirror.log().steps(Optional.of(old), rewritten)).isEmpty();
    }

    @Test
    void aBranchThatGoesAwayIsATrouble() {
        origin.put("a.yaml", "a: 1").commit("Begin");
        mirror.fetch();
        origin.deleteBranch("refs/heads/main");
        assertThat(mirror.fetch()).isInstanceOf(Fetched.Trouble.class);
    }

    @Test
    void aMirrorThatWasKilledWhileItFetchedWorksAgain() throws IOException {
        origin.put("a.yaml", "a: 1").commit("Begin");
        mirror.fetch();
        mirror.close();
        Files.writeString(temp.resolve("mirror.git/refs/heads/main.lock"), "");
        String second = origin.put("a.yaml", "a: 2").commit("Change");
        EstateMirror again = new EstateMirror(origin.url(), "main", temp.resolve("mirror.git"));
        assertThat(again.fetch()).isEqualTo(new Fetched.At(second));
        again.close();
    }

    @Test
    void anUpdateHoldsWhatChangedAndACompleteReadHoldsAllManifests() throws SQLException {
        String first =
                origin.put("a.yaml", "a: 1")
                        .put("b.yml", "b: 1")
                        .put("c.yaml", "c: 1")
                        .put("notes.md", "x")
                        .commit("Begin");
        mirror.fetch();
        String second =
                origin.put("a.yaml", "a: 2").remove("b.yml").put("d/e.yaml", "e: 1").commit("Go");
        mirror.fetch();

        EstateFacts all = mirror.facts(Optional.empty(), second);
        assertThat(all.complete()).isTrue();
        assertThat(paths(all)).containsExactlyInAnyOrder("a.yaml", "c.yaml", "d/e.yaml");

        EstateFacts changes = mirror.facts(Optional.of(first), second);
        assertThat(changes.complete()).isFalse();
        assertThat(changes.since()).contains(first);
        assertThat(changes.gone()).containsExactlyInAnyOrder("a.yaml", "b.yml", "d/e.yaml");
        assertThat(paths(changes)).containsExactlyInAnyOrder("a.yaml", "d/e.yaml");

        assertThat(mirror.facts(Optional.of("0".repeat(40)), second).complete()).isTrue();
    }

    @Test
    void everyReaderSeesEveryFileOnce() throws SQLException {
        String first = origin.put("a.yaml", "a: 1").put("b.yaml", "b: 1").commit("Begin");
        mirror.fetch();
        EstateFacts facts = mirror.facts(Optional.empty(), first);
        List<ManifestFile> one = new ArrayList<>();
        List<ManifestFile> other = new ArrayList<>();
        facts.each(one::add);
        facts.each(other::add);
        assertThat(one).isEmpty();
        facts.pass();
        assertThat(one).hasSize(2).isEqualTo(other);
        facts.pass();
        assertThat(one).hasSize(2);
    }

    private static List<String> paths(EstateFacts facts) throws SQLException {
        List<String> paths = new ArrayList<>();
        facts.each(file -> paths.add(file.path()));
        facts.pass();
        return paths;
    }

    private static Optional<String> text(Estate estate, String path) {
        return estate.read(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
