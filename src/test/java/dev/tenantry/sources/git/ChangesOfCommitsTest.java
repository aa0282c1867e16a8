package dev.tenantry.sources.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.manifest.Branch;
import dev.tenantry.manifest.NotComparable;
import dev.tenantry.testing.GitRepo;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a branch does on its way to its end is bounded, too. */
class ChangesOfCommitsTest {

    private static final String PULL = "refs/pull/7/head";

    @TempDir Path temp;
    private GitRepo origin;
    private EstateMirror mirror;
    private String main = "";

    @BeforeEach
    void begin() {
        origin = GitRepo.in(temp.resolve("origin.git"));
        mirror = new EstateMirror(origin.url(), "main", temp.resolve("mirror.git"));
        main = origin.put("a.yaml", "a: 1\n").commit("Begin");
        mirror.fetch();
    }

    @AfterEach
    void close() {
        mirror.close();
        origin.close();
    }

    private void folder(boolean there, int files) {
        for (int i = 0; i < files; i++) {
            if (there) {
                origin.put("x/" + i, "");
            } else {
                origin.remove("x/" + i);
            }
        }
    }

    @Test
    void aFolderThatComesAndGoesIsCountedWithEachCommit() {
        String at = main;
        for (int i = 0; i < 4; i++) {
            folder(i % 2 == 0, Branch.MOST_CHANGES / 4);
            at = origin.commit(PULL, "Step " + i, "mallory", List.of(at));
        }
        String head = origin.put("notes/a.md", "a").commit(PULL, "Note", "mallory", List.of(at));
        assertThatThrownBy(() -> mirror.of(PULL, head))
                .isInstanceOf(NotComparable.class)
                .hasMessageContaining("more than 30,000 files and folders");
    }

    @Test
    void whatStaysBelowTheLimitIsRead() {
        String at = main;
        for (int i = 0; i < 4; i++) {
            folder(i % 2 == 0, 2_000);
            at = origin.commit(PULL, "Step " + i, "joe", List.of(at));
        }
        String head = at;
        assertThat(read(head).commits()).hasSize(4);
    }

    @Test
    void whatMainChangedMeanwhileIsNotTheBranchs() {
        String branch = origin.put("b.yaml", "b: 1\n").commit(PULL, "B", "joe", List.of(main));
        origin.remove("b.yaml");
        folder(true, Branch.MOST_CHANGES + 1);
        String newer = origin.commit("refs/heads/main", "Import", "jane", List.of(main));
        origin.put("b.yaml", "b: 1\n");
        String head = origin.commit(PULL, "Merge main", "joe", List.of(branch, newer));
        assertThat(read(head).edits()).hasSize(1);
    }

    @Test
    void aCommitThatMergesVeryManyIsRefusedInASentence() {
        List<String> parents = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            parents.add(origin.commit(PULL, "Part " + i, "joe", List.of(main)));
        }
        String head = origin.commit(PULL, "All of them", "joe", parents);
        assertThatThrownBy(() -> mirror.of(PULL, head))
                .isInstanceOf(NotComparable.class)
                .hasMessageContaining("more than 16 others");
    }

    private Branch read(String head) {
        try {
            return mirror.of(PULL, head);
        } catch (NotComparable e) {
            throw new AssertionError(e);
        }
    }
}
