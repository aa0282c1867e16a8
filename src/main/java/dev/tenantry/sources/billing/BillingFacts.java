package dev.tenantry.sources.billing;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is new in the export's folder: whole files, each to take the place of what the same file
 * said before.
 *
 * @param read files that are new or changed and could be read
 * @param refused files that are new or changed and could not be read as a whole
 * @param duplicates files with the very bytes of another file (the value): counted once
 * @param moved files (the value: their former name) that only changed their name
 * @param gone names of files that were read once and are not there any more
 * @param isNews is anything of this not known yet?
 * @param more are there more new files than are in here? Then look again at once
 */
public record BillingFacts(
        List<FileCharges> read,
        List<Refused> refused,
        Map<String, String> duplicates,
        Map<String, String> moved,
        Set<String> gone,
        boolean isNews,
        boolean more) {

    public BillingFacts {
        read = List.copyOf(read);
        refused = List.copyOf(refused);
        duplicates = Map.copyOf(duplicates);
        moved = Map.copyOf(moved);
        gone = Set.copyOf(gone);
    }

    /**
     * A file that could not be read, with the sentence that says why. An empty stamp asks for
     * another try at the next look.
     */
    public record Refused(BillingFile file, int line, String sentence) {}
}
