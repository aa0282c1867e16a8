package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.EntryKind;
import dev.tenantry.manifest.FileEdit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a proposal keeps of a file is the file, to the byte, whatever it holds. */
class KeptBytesTest {

    private static final byte[] LATIN = {'n', ':', ' ', (byte) 0xfc, '\n'};
    private static final byte[] NUL = {'n', ':', ' ', 0, '\n'};
    private static final byte[] TEXT = "n: ü\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] NEWER = "n: 2\n".getBytes(StandardCharsets.UTF_8);

    private static FileEdit kept(FileEdit edit) {
        Facts facts = new Facts("", List.of(Facts.Edit.of(edit)), List.of(), List.of(), "");
        ChangeSet changes = Json.read(Json.write(facts), Facts.class).changes();
        return changes.edits().getFirst();
    }

    @Test
    void bytesThatAreNoTextComeBack() {
        for (byte[] bytes : List.of(LATIN, NUL, TEXT)) {
            assertThat(kept(new FileEdit.Add("a.yaml", bytes)))
                    .usingRecursiveComparison()
                    .isEqualTo(new FileEdit.Add("a.yaml", bytes));
            assertThat(kept(new FileEdit.Delete("a.yaml", bytes)))
                    .usingRecursiveComparison()
                    .isEqualTo(new FileEdit.Delete("a.yaml", bytes));
            assertThat(kept(new FileEdit.Change("a.yaml", bytes, NEWER)))
                    .usingRecursiveComparison()
                    .isEqualTo(new FileEdit.Change("a.yaml", bytes, NEWER));
        }
    }

    @Test
    void anEntryStaysWhatItWas() {
        FileEdit script = new FileEdit.Delete("run.sh", EntryKind.EXECUTABLE, TEXT);

        assertThat(kept(script)).usingRecursiveComparison().isEqualTo(script);
    }

    @Test
    void ordinaryTextIsKeptOnce() {
        Facts.Edit edit = Facts.Edit.of(new FileEdit.Add("a.yaml", TEXT));

        assertThat(edit.exact()).isEmpty();
        assertThat(edit.after()).contains("n: ü\n");
    }
}
