package dev.tenantry.sources.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.manifest.EstateNotRead;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.NotComparable;
import dev.tenantry.testing.GitRepo;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a head brought, after it was merged. */
class BroughtTest {

    private static final String PULL = "refs/pull/7/head";
    private static final String MAIN = "refs/heads/main";

    @TempDir Path temp;
    private GitRepo origin;
    private EstateMirror mirror;
    private String main;
    private String head;

    @BeforeEach
    void proposed() {
        origin = GitRepo.in(temp.resolve("origin.git"));
        mirror = new EstateMirror(origin.url(), "main", temp.resolve("mirror.git"));
        String begin = origin.put("a.yaml", "a: 1\n").commit("Begin");
        String first = origin.put("b.yaml", "b: 1\n").commit(PULL, "One", "joe", List.of(begin));
        head = origin.put("c.yaml", "c: 1\n").commit(PULL, "Two", "joe", List.of(first));
        origin.remove("b.yaml").remove("c.yaml");
        main = origin.put("d.yaml", "d: 1\n").commit(MAIN, "Main", "jane", List.of(begin));
    }

    @AfterEach
    void close() {
        mirror.close();
        origin.close();
    }

    private List<String> brought(String commit) throws NotComparable {
        return mirror.brought(PULL, head, commit).edits().stream().map(FileEdit::path).toList();
    }

    private String after(String... parents) {
        origin.put("b.yaml", "b: 1\n").put("c.yaml", "c: 1\n");
        return origin.commit(MAIN, "Merge", "jane", List.of(parents));
    }

    @Test
    void byAMergeWhateverCameBehindIt() throws NotComparable {
        String merge = after(main, head);
        origin.put("e.yaml", "e: 1\n").commit("Later");
        assertThat(brought(merge)).containsExactly("b.yaml", "c.yaml");
    }

    @Test
    void byASquash() throws NotComparable {
        assertThat(brought(after(main))).containsExactly("b.yaml", "c.yaml");
    }

    @Test
    void ofAHeadThatMainStoodAtNobodyCanTell() {
        String rest = after(head);
        assertThatThrownBy(() -> brought(rest)).isInstanceOf(NotComparable.class);
    }

    @Test
    void whatIsNotThereIsNotReadYet() {
        assertThatThrownBy(() -> brought("1".repeat(40))).isInstanceOf(EstateNotRead.class);
    }
}
