package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.manifest.FileEdit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A file that takes the place of another is shown by what differs. */
class FileDiffsTest {

    private static final String OLD =
            """
            kind: IAMPolicyMember
            metadata:
              name: grant-1
            spec:
              role: roles/bigquery.dataViewer
              member: user:dana@acme.example
              until: 6 Dec
            """;

    private static FileEdit.Add add(String path, String text) {
        return new FileEdit.Add(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private static FileEdit.Delete delete(String path, String text) {
        return new FileEdit.Delete(path, text.getBytes(StandardCharsets.UTF_8));
    }

    private static String longer() {
        return OLD.replace("grant-1", "grant-2").replace("6 Dec", "13 Dec");
    }

    @Test
    void anExtensionShowsTheLinesThatDiffer() {
        List<FileDiff> diffs =
                FileDiffs.of(
                        List.of(add("a/grants/2.yaml", longer()), delete("a/grants/1.yaml", OLD)));

        assertThat(diffs).hasSize(1);
        FileDiff one = diffs.getFirst();
        assertThat(one.path()).isEqualTo("a/grants/2.yaml");
        assertThat(one.what()).isEqualTo("instead of 1.yaml");
        assertThat(one.added()).isEqualTo(2);
        assertThat(one.removed()).isEqualTo(2);
    }

    @Test
    void filesOfOtherFoldersAndOtherFilesStandAlone() {
        assertThat(FileDiffs.of(List.of(add("b/2.yaml", longer()), delete("a/1.yaml", OLD))))
                .extracting(FileDiff::what)
                .containsExactly("new file", "deleted");
        assertThat(FileDiffs.of(List.of(add("a/2.yaml", "kind: Other\n"), delete("a/1.yaml", OLD))))
                .extracting(FileDiff::what)
                .containsExactly("new file", "deleted");
    }

    @Test
    void aFileThatGoesIsTakenOnce() {
        List<FileEdit> edits =
                List.of(
                        delete("a/1.yaml", OLD),
                        add("a/2.yaml", longer()),
                        add("a/3.yaml", longer()));

        assertThat(FileDiffs.of(edits))
                .extracting(FileDiff::what)
                .containsExactly("instead of 1.yaml", "new file");
    }
}
