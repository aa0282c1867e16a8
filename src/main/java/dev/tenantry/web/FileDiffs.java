package dev.tenantry.web;

import dev.tenantry.manifest.FileEdit;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What happens to files together: one that goes and one that comes in the same folder with mostly
 * the same lines are shown as one, with the lines that differ. A grant that is extended is a new
 * file, for Config Connector edits none.
 */
public final class FileDiffs {

    /** More are not compared with each other. */
    private static final int MOST = 20;

    private FileDiffs() {}

    /** In the order of the edits. */
    public static List<FileDiff> of(List<FileEdit> edits) {
        Map<FileEdit, FileDiff> paired = new HashMap<>();
        List<FileEdit.Delete> left = new ArrayList<>(only(edits, FileEdit.Delete.class));
        List<FileEdit.Add> added = only(edits, FileEdit.Add.class);
        if (left.size() <= MOST && added.size() <= MOST) {
            added.forEach(add -> pair(add, left).ifPresent(diff -> paired.put(add, diff)));
        }
        return edits.stream()
                .filter(edit -> !(edit instanceof FileEdit.Delete) || left.contains(edit))
                .map(
                        edit ->
                                Optional.ofNullable(paired.get(edit))
                                        .orElseGet(() -> FileDiff.of(edit)))
                .toList();
    }

    private static Optional<FileDiff> pair(FileEdit.Add added, List<FileEdit.Delete> left) {
        for (FileEdit.Delete gone : left) {
            if (folder(gone).equals(folder(added))) {
                FileDiff diff = FileDiff.instead(added, gone);
                if (isMostlyTheSame(diff, lines(gone.before()))) {
                    left.remove(gone);
                    return Optional.of(diff);
                }
            }
        }
        return Optional.empty();
    }

    /** At least as many lines stay as come, and as go. */
    private static boolean isMostlyTheSame(FileDiff diff, long before) {
        long stay = before - diff.removed();
        return !diff.isTooLarge() && stay >= diff.added() && stay >= diff.removed();
    }

    private static <T extends FileEdit> List<T> only(List<FileEdit> edits, Class<T> kind) {
        return edits.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static long lines(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).lines().count();
    }

    private static String folder(FileEdit edit) {
        return edit.path().substring(0, edit.path().lastIndexOf('/') + 1);
    }
}
