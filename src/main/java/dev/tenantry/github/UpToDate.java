package dev.tenantry.github;

import dev.tenantry.manifest.EntryKind;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Verdict.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Does a change begin where main is? What a merge makes of two changes of one file nobody has
 * looked at, and Git carries a change along to wherever main has moved the file: into another
 * tenant's folder, too. Pure.
 */
final class UpToDate {

    static final String RULE = "up-to-date";

    private UpToDate() {}

    /**
     * What has to be done first; empty when main has each file as the change found it.
     *
     * @param newest main, or what stands before it in the merge queue
     */
    static Optional<Verdict> verdict(List<FileEdit> edits, Estate newest, String main) {
        return edits.stream()
                .filter(edit -> !beginsAt(newest.read(edit.path()), edit))
                .findFirst()
                .map(edit -> changed(edit.path(), main));
    }

    private static Verdict changed(String path, String main) {
        return new Verdict(
                RULE,
                "%s has changed %s since this began; bring the pull request up to date."
                        .formatted(main, path),
                Outcome.PENDING,
                Optional.empty(),
                Optional.empty());
    }

    private static boolean beginsAt(Optional<byte[]> there, FileEdit edit) {
        return switch (edit) {
            case FileEdit.Add(String _, EntryKind kind, byte[] after) ->
                    there.isEmpty() || isStill(there, kind, after);
            case FileEdit.Change(String _, EntryKind was, byte[] before, EntryKind _, byte[] _) ->
                    isStill(there, was, before);
            case FileEdit.Delete(String _, EntryKind was, byte[] before) ->
                    isStill(there, was, before);
        };
    }

    /** What is no file, or is too large, is not read: of that it only counts that it is so. */
    private static boolean isStill(Optional<byte[]> there, EntryKind kind, byte[] bytes) {
        return switch (kind) {
            case FILE, EXECUTABLE -> there.filter(now -> Arrays.equals(now, bytes)).isPresent();
            case LARGE_FILE -> there.filter(now -> now.length > ManifestFile.LARGEST).isPresent();
            case LINK, SUBMODULE -> there.isEmpty();
        };
    }
}
