package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.manifest.EntryKind;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.testing.PaperEstate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Main has each file as the change found it, or the change waits. */
class UpToDateTest {

    private static final PaperEstate MAIN = PaperEstate.empty().with("docs/a.md", "one\n");

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static FileEdit add(String path, String after) {
        return new FileEdit.Add(path, bytes(after));
    }

    private static FileEdit change(String path, String before) {
        return new FileEdit.Change(path, bytes(before), bytes("two\n"));
    }

    private static FileEdit delete(String path, String before) {
        return new FileEdit.Delete(path, bytes(before));
    }

    private static boolean waits(FileEdit... edits) {
        return verdict(MAIN, edits).isPresent();
    }

    private static Optional<Verdict> verdict(PaperEstate main, FileEdit... edits) {
        return UpToDate.verdict(List.of(edits), main, "main");
    }

    @Test
    void whatMainStillHasMayBeChangedAndTakenAway() {
        assertThat(waits(change("docs/a.md", "one\n"))).isFalse();
        assertThat(waits(delete("docs/a.md", "one\n"))).isFalse();
    }

    @Test
    void whatMainHasOtherwiseOrNoMoreIsNot() {
        assertThat(waits(change("docs/a.md", "zero\n"))).isTrue();
        assertThat(waits(delete("docs/a.md", "zero\n"))).isTrue();
        assertThat(waits(change("docs/moved.md", "one\n"))).isTrue();
        assertThat(waits(delete("docs/moved.md", "one\n"))).isTrue();
    }

    @Test
    void whatIsNewIsNewOrTheVerySame() {
        assertThat(waits(add("docs/b.md", "new\n"))).isFalse();
        assertThat(waits(add("docs/a.md", "one\n"))).isFalse();
        assertThat(waits(add("docs/a.md", "other\n"))).isTrue();
    }

    @Test
    void whatIsNoFileIsOneForNobody() {
        FileEdit unlinked = new FileEdit.Delete("docs/a.md", EntryKind.LINK, bytes("v1"));
        FileEdit gone = new FileEdit.Delete("docs/latest", EntryKind.LINK, bytes("v1"));
        assertThat(waits(unlinked)).isTrue();
        assertThat(waits(gone)).isFalse();
        assertThat(waits(new FileEdit.Add("docs/a.md", EntryKind.LINK, bytes("v1")))).isTrue();
    }

    @Test
    void whatIsTooLargeToReadIsStillTooLarge() {
        byte[] much = new byte[ManifestFile.LARGEST + 1];
        FileEdit gone = new FileEdit.Delete("docs/big.bin", EntryKind.LARGE_FILE, new byte[0]);
        assertThat(verdict(MAIN.with("docs/big.bin", much), gone)).isEmpty();
        assertThat(verdict(MAIN.with("docs/big.bin", "small"), gone)).isPresent();
    }

    @Test
    void itSaysWhichFileAndWhatToDo() {
        Verdict verdict =
                verdict(MAIN, add("docs/b.md", "new\n"), change("docs/a.md", "x")).orElseThrow();
        assertThat(verdict.sentence())
                .isEqualTo(
                        "main has changed docs/a.md since this began; bring the pull request up to"
                                + " date.");
        assertThat(verdict.rule()).isEqualTo("up-to-date");
        assertThat(verdict.outcome()).isEqualTo(Verdict.Outcome.PENDING);
    }
}
