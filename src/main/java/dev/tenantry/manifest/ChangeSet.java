package dev.tenantry.manifest;

import java.util.List;

/** The file edits that an intent means today, over the estate at {@code base}. */
public record ChangeSet(String base, List<FileEdit> edits) {

    public ChangeSet {
        edits = List.copyOf(edits);
    }

    public boolean isEmpty() {
        return edits.isEmpty();
    }
}
