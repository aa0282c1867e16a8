package dev.tenantry.github;

import dev.tenantry.manifest.EntryKind;
import dev.tenantry.manifest.FileEdit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Does the merge queue bring what the pull request does? By what each file would be afterwards. */
final class QueuedChange {

    private QueuedChange() {}

    /** A file as it would be; of a deleted one nothing is left. */
    private record Left(Optional<EntryKind> kind, byte[] bytes) {

        static Left of(FileEdit edit) {
            return switch (edit) {
                case FileEdit.Add add -> new Left(Optional.of(add.kind()), add.after());
                case FileEdit.Change change -> new Left(Optional.of(change.kind()), change.after());
                case FileEdit.Delete _ -> new Left(Optional.empty(), new byte[0]);
            };
        }

        boolean isLike(Left other) {
            return kind.equals(other.kind) && Arrays.equals(bytes, other.bytes);
        }
    }

    /** The first file that would be another one, or is touched by one of the two alone. */
    static Optional<String> differs(List<FileEdit> alone, List<FileEdit> queued) {
        Map<String, Left> expected = new HashMap<>();
        alone.forEach(edit -> expected.put(edit.path(), Left.of(edit)));
        for (FileEdit edit : queued) {
            Left known = expected.remove(edit.path());
            if (known == null || !known.isLike(Left.of(edit))) {
                return Optional.of(edit.path());
            }
        }
        return expected.keySet().stream().sorted().findFirst();
    }
}
