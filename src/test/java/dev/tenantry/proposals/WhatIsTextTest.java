package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.manifest.EntryKind;
import dev.tenantry.manifest.FileEdit;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A page shows texts: what is another thing is decided on where it is seen. */
class WhatIsTextTest {

    private static final String PATH = "scripts/deploy.sh";
    private static final byte[] TEXT = "echo ok\n".getBytes(StandardCharsets.UTF_8);
    private static final byte[] BROKEN = {'a', (byte) 0xff};

    private static boolean added(EntryKind kind, byte[] bytes) {
        return Facts.Edit.isText(new FileEdit.Add(PATH, kind, bytes));
    }

    private static boolean changed(EntryKind was, EntryKind is, byte[] now) {
        return Facts.Edit.isText(new FileEdit.Change(PATH, was, TEXT, is, now));
    }

    @Test
    void aFileThatComesChangesOrGoesIs() {
        assertThat(added(EntryKind.FILE, TEXT)).isTrue();
        assertThat(changed(EntryKind.FILE, EntryKind.FILE, TEXT)).isTrue();
        assertThat(changed(EntryKind.EXECUTABLE, EntryKind.EXECUTABLE, TEXT)).isTrue();
        assertThat(Facts.Edit.isText(new FileEdit.Delete(PATH, TEXT))).isTrue();
    }

    @Test
    void whatHasAnotherKindIsNot() {
        for (EntryKind kind : EntryKind.values()) {
            assertThat(added(kind, TEXT)).isEqualTo(kind == EntryKind.FILE);
            assertThat(changed(EntryKind.FILE, kind, TEXT)).isEqualTo(kind == EntryKind.FILE);
        }
    }

    @Test
    void norAreBytesThatAreNoText() {
        assertThat(added(EntryKind.FILE, BROKEN)).isFalse();
        assertThat(changed(EntryKind.FILE, EntryKind.FILE, BROKEN)).isFalse();
    }
}
