package dev.tenantry.sources.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.manifest.Branch;
import dev.tenantry.manifest.EntryKind;
import dev.tenantry.manifest.EstateNotRead;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.NotComparable;
import dev.tenantry.testing.GitRepo;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pull request changes, as Git says it. */
class BranchesTest {

    private static final String PULL = "refs/pull/7/head";
    private static final String ELSEWHERE = "1234567890123456789012345678901234567890";

    @TempDir Path temp;
    private GitRepo origin;
    private EstateMirror mirror;
    private String main;

    @BeforeEach
    void begin() {
        origin = GitRepo.in(temp.resolve("origin.git"));
        mirror = new EstateMirror(origin.url(), "main", temp.resolve("mirror.git"));
        main = origin.put("a.yaml", "a: 1\n").put("b.yaml", "b: 1\n").commit("Begin");
        mirror.fetch();
    }

    @AfterEach
    void close() {
        mirror.close();
        origin.close();
    }

    @Test
    void aHeadThatIsNotHereIsFetchedAndComparedWithWhereItLeftMain() throws NotComparable {
        String head = propose(main, "Propose");
        origin.put("c.yaml", "c: main\n").commit("Main moves on");
        assertThat(mirror.holds(head)).isFalse();
        Branch branch = mirror.of(PULL, head);
        assertThat(branch.fork()).isEqualTo(main);
        assertThat(branch.head()).isEqualTo(head);
        assertThat(branch.edits()).isEmpty();
        String changed =
                origin.remove("c.yaml")
                        .put("a.yaml", "a: 2\n")
                        .remove("b.yaml")
                        .put("new/n.yaml", "n: 1\n")
                        .commit(PULL, "Change", "joe", List.of(head));
        assertThat(mirror.of(PULL, changed).edits())
                .usingRecursiveComparison()
                .isEqualTo(
                        List.of(
                                new FileEdit.Change("a.yaml", bytes("a: 1\n"), bytes("a: 2\n")),
                                new FileEdit.Delete("b.yaml", bytes("b: 1\n")),
                                new FileEdit.Add("new/n.yaml", bytes("n: 1\n"))));
    }

    @Test
    void aHeadThatABranchHoldsComesWithTheBranches() throws NotComparable {
        String head =
                origin.put("x.yaml", "x: 1\n")
                        .commit("refs/heads/change", "Change", "joe", under(main));
        assertThat(paths(mirror.of("refs/pull/9/head", head))).containsExactly("x.yaml");
    }

    @Test
    void whatWasAskedForIsReadAlthoughTheReferenceHasMovedOn() throws NotComparable {
        String asked = propose(main, "Asked", "x.yaml");
        mirror.of(PULL, asked);
        propose(asked, "Later", "y.yaml");
        assertThat(paths(mirror.of(PULL, asked))).containsExactly("x.yaml");
    }

    @Test
    void nothingElseIsReadInPlaceOfAHeadThatIsGone() {
        propose(main, "Something else", "x.yaml");
        assertThatThrownBy(() -> mirror.of(PULL, ELSEWHERE)).isInstanceOf(EstateNotRead.class);
        assertThatThrownBy(() -> mirror.of("refs/pull/8/head", ELSEWHERE))
                .isInstanceOf(EstateNotRead.class);
    }

    @Test
    void theMainThatComesWithAHeadIsNeverOlderThanWhereItLeft() throws NotComparable {
        String newer = origin.put("c.yaml", "c: 1\n").commit("Not fetched yet");
        String head = propose(newer, "Propose", "x.yaml");
        Branch branch = mirror.of(PULL, head);
        assertThat(branch.fork()).isEqualTo(newer);
        assertThat(paths(branch)).containsExactly("x.yaml");
    }

    @Test
    void eachEntrySaysWhatItIsBeforeAndAfter() throws NotComparable {
        origin.link("link.yaml", "../elsewhere")
                .executable("run.yaml", "r: 1\n")
                .submodule("sub", ELSEWHERE)
                .put("large.yaml", new byte[ManifestFile.LARGEST + 1]);
        String first = origin.commit(PULL, "All kinds", "joe", List.of(main));
        assertThat(mirror.of(PULL, first).edits())
                .usingRecursiveComparison()
                .isEqualTo(
                        List.of(
                                new FileEdit.Add("large.yaml", EntryKind.LARGE_FILE, bytes("")),
                                new FileEdit.Add(
                                        "link.yaml", EntryKind.LINK, bytes("../elsewhere")),
                                new FileEdit.Add("run.yaml", EntryKind.EXECUTABLE, bytes("r: 1\n")),
                                new FileEdit.Add("sub", EntryKind.SUBMODULE, bytes(""))));
        origin.remove("large.yaml").remove("link.yaml").remove("run.yaml").remove("sub");
        String onlyTheMode =
                origin.executable("a.yaml", "a: 1\n").commit(PULL, "Run it", "joe", List.of(main));
        assertThat(mirror.of(PULL, onlyTheMode).edits())
                .usingRecursiveComparison()
                .isEqualTo(
                        List.of(
                                new FileEdit.Change(
                                        "a.yaml",
                                        EntryKind.FILE,
                                        bytes("a: 1\n"),
                                        EntryKind.EXECUTABLE,
                                        bytes("a: 1\n"))));
    }

    @Test
    void aFolderInPlaceOfAFileIsADeletionAndAdditions() throws NotComparable {
        origin.remove("a.yaml").put("a.yaml/inner.yaml", "i: 1\n");
        String head = origin.commit(PULL, "Hide it", "joe", List.of(main));
        assertThat(paths(mirror.of(PULL, head))).containsExactly("a.yaml", "a.yaml/inner.yaml");
    }

    @Test
    void aFileBehindHundredsOfOthersIsRead() throws NotComparable {
        for (int i = 0; i < 400; i++) {
            origin.put("docs/page-%03d.md".formatted(i), "page\n");
        }
        String head =
                origin.put("tenants/x.yaml", "x: 1\n").commit(PULL, "All", "joe", under(main));
        assertThat(paths(mirror.of(PULL, head))).hasSize(401).contains("tenants/x.yaml");
    }

    @Test
    void moreFilesThanAreReadAreRefusedInASentence() {
        for (int i = 0; i <= Branch.MOST_FILES; i++) {
            origin.put("docs/" + i, "");
        }
        String head = origin.commit(PULL, "Too many", "joe", under(main));
        assertThatThrownBy(() -> mirror.of(PULL, head))
                .isInstanceOf(NotComparable.class)
                .hasMessageContaining("more than 3,000 files");
    }

    @Test
    void moreTextThanIsReadIsRefusedInASentence() {
        for (int i = 0; i < 12; i++) {
            byte[] large = new byte[ManifestFile.LARGEST];
            large[0] = (byte) i;
            origin.put("docs/" + i, large);
        }
        String head = origin.commit(PULL, "Too much", "joe", under(main));
        assertThatThrownBy(() -> mirror.of(PULL, head))
                .isInstanceOf(NotComparable.class)
                .hasMessageContaining("more than 32 MiB");
    }

    @Test
    void everyCommitIsToldParentsFirst() throws NotComparable {
        String head = main;
        for (int i = 0; i < 300; i++) {
            String author = i == 7 ? "mallory" : "joe";
            head = origin.commit(PULL, "Step " + i, author, under(head));
        }
        Branch branch = mirror.of(PULL, head);
        assertThat(branch.commits()).hasSize(300);
        assertThat(branch.commits().getFirst().message()).isEqualTo("Step 0");
        assertThat(branch.commits().getLast().id()).isEqualTo(head);
        assertThat(branch.commits().get(7).author().email()).isEqualTo("mallory@acme.example");
        assertThat(branch.commits().get(7).committer().email()).isEqualTo("mallory@acme.example");
    }

    @Test
    void moreCommitsThanAreReadAreRefusedInASentence() {
        String head = origin.commits(PULL, Branch.MOST_COMMITS + 1, "joe", main);
        assertThatThrownBy(() -> mirror.of(PULL, head))
                .isInstanceOf(NotComparable.class)
                .hasMessageContaining("more than 5,000 commits");
    }

    @Test
    void aHistoryOfItsOwnIsRefusedInASentence() {
        String head = origin.commit(PULL, "Begin anew", "joe", List.of());
        assertThatThrownBy(() -> mirror.of(PULL, head))
                .isInstanceOf(NotComparable.class)
                .hasMessageContaining("no commit in common");
    }

    @Test
    void aBranchThatLeftMainMoreThanOnceIsRefusedInASentence() {
        String one = origin.commit("refs/heads/x", "One", "joe", under(main));
        String other = origin.commit("refs/heads/main", "Other", "jane", under(main));
        origin.commit("refs/heads/main", "Merge one", "jane", List.of(other, one));
        String head = origin.commit(PULL, "Merge other", "joe", List.of(one, other));
        assertThatThrownBy(() -> mirror.of(PULL, head))
                .isInstanceOf(NotComparable.class)
                .hasMessageContaining("merged into each other");
    }

    private String propose(String parent, String message, String... files) {
        for (String file : files) {
            origin.put(file, "new: 1\n");
        }
        return origin.commit(PULL, message, "joe", under(parent));
    }

    private static List<String> under(String parent) {
        return List.of(parent);
    }

    private static List<String> paths(Branch branch) {
        return branch.edits().stream().map(FileEdit::path).toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
