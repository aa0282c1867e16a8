package dev.tenantry.estate;

import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.EntryKind;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.FileEdit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The estate as it would be after a change set. */
public final class ChangedEstate implements Estate {

    private final Estate before;
    private final Map<String, FileEdit> edits = new LinkedHashMap<>();

    public ChangedEstate(Estate before, ChangeSet changes) {
        this.before = before;
        changes.edits().forEach(edit -> edits.put(edit.path(), edit));
    }

    public Estate before() {
        return before;
    }

    /** The paths that the change touches. */
    public Set<String> touched() {
        return edits.keySet();
    }

    /** While it touches nothing there, the folder is as it was. */
    @Override
    public String version(String folder) {
        List<String> touched =
                edits.keySet().stream().filter(path -> path.startsWith(folder + "/")).toList();
        return touched.isEmpty()
                ? before.version(folder)
                : before.version(folder) + " " + touched + " " + System.identityHashCode(edits);
    }

    @Override
    public List<byte[]> earlier(String path) {
        return before.earlier(path);
    }

    @Override
    public String commit() {
        return before.commit();
    }

    @Override
    public Optional<byte[]> read(String path) {
        FileEdit edit = edits.get(path);
        if (edit == null) {
            return before.read(path);
        }
        return switch (edit) {
            case FileEdit.Add(String _, EntryKind kind, byte[] after) -> file(kind, after);
            case FileEdit.Change(String _, EntryKind _, byte[] _, EntryKind kind, byte[] after) ->
                    file(kind, after);
            case FileEdit.Delete _ -> Optional.empty();
        };
    }

    /** A link is no file, as nowhere in the estate. */
    private static Optional<byte[]> file(EntryKind kind, byte[] bytes) {
        return kind.isFile() ? Optional.of(bytes) : Optional.empty();
    }

    @Override
    public List<String> list(String folder) {
        TreeSet<String> paths = new TreeSet<>(before.list(folder));
        for (FileEdit edit : edits.values()) {
            if (!isFile(edit)) {
                paths.remove(edit.path());
            } else if ((folder.isEmpty() || edit.path().startsWith(folder + "/"))) {
                paths.add(edit.path());
            }
        }
        return List.copyOf(paths);
    }

    private static boolean isFile(FileEdit edit) {
        return switch (edit) {
            case FileEdit.Add add -> add.kind().isFile();
            case FileEdit.Change change -> change.kind().isFile();
            case FileEdit.Delete _ -> false;
        };
    }
}
