package dev.tenantry.manifest;

import java.util.Arrays;
import java.util.List;

/**
 * The file edits that an intent means today, over the estate at {@code base}. What changes nothing
 * is none of them.
 */
public record ChangeSet(String base, List<FileEdit> edits) {

    public ChangeSet {
        edits = edits.stream().filter(ChangeSet::changesSomething).toList();
    }

    private static boolean changesSomething(FileEdit edit) {
        return !(edit instanceof FileEdit.Change change)
                || change.was() != change.kind()
                || !Arrays.equals(change.before(), change.after());
    }

    public boolean isEmpty() {
        return edits.isEmpty();
    }
}
