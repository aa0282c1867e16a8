package dev.tenantry.sandbox.github;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** What changed between two trees, file by file. */
final class Differences {

    private final Repository repository;

    /**
     * One changed file.
     *
     * @param status GitHub's word: added, removed, modified, renamed
     * @param blob the new blob, or the old one of a removed file
     * @param patch the hunks in unified form; empty for binary files
     */
    record File(
            String path,
            @Nullable String oldPath,
            String status,
            String blob,
            int additions,
            int deletions,
            String patch) {}

    Differences(Repository repository) {
        this.repository = repository;
    }

    List<File> between(@Nullable ObjectId oldTree, ObjectId newTree) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<File> files = new ArrayList<>();
        try (DiffFormatter formatter = new DiffFormatter(out)) {
            formatter.setRepository(repository);
            formatter.setDetectRenames(true);
            for (DiffEntry entry : formatter.scan(oldTree, newTree)) {
                out.reset();
                formatter.format(entry);
                formatter.flush();
                files.add(file(formatter, entry, out.toString(StandardCharsets.UTF_8)));
            }
        }
        return files;
    }

    private static File file(DiffFormatter formatter, DiffEntry entry, String text)
            throws IOException {
        int additions = 0;
        int deletions = 0;
        for (Edit edit : formatter.toFileHeader(entry).toEditList()) {
            additions += edit.getLengthB();
            deletions += edit.getLengthA();
        }
        int hunk = text.indexOf("\n@@ ");
        boolean removed = entry.getChangeType() == DiffEntry.ChangeType.DELETE;
        boolean renamed = entry.getChangeType() == DiffEntry.ChangeType.RENAME;
        return new File(
                removed ? entry.getOldPath() : entry.getNewPath(),
                renamed ? entry.getOldPath() : null,
                status(entry),
                (removed ? entry.getOldId() : entry.getNewId()).toObjectId().name(),
                additions,
                deletions,
                hunk < 0 ? "" : text.substring(hunk + 1).stripTrailing());
    }

    private static String status(DiffEntry entry) {
        return switch (entry.getChangeType()) {
            case ADD -> "added";
            case DELETE -> "removed";
            case MODIFY -> "modified";
            case RENAME -> "renamed";
            case COPY -> "copied";
        };
    }
}
