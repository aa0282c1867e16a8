package dev.tenantry.sandbox.world;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.TreeFormatter;
import org.jspecify.annotations.Nullable;

/** A folder while commits are made: only what changed since the last one is written again. */
final class GitTree {

    /** By Git's order: a folder sorts as if its name ended with a slash. */
    private final Map<String, Object> entries = new TreeMap<>();

    private @Nullable ObjectId written;

    void put(String path, ObjectId blob) {
        written = null;
        int slash = path.indexOf('/');
        if (slash < 0) {
            entries.put(path, blob);
        } else {
            folder(path.substring(0, slash + 1)).put(path.substring(slash + 1), blob);
        }
    }

    void remove(String path) {
        written = null;
        int slash = path.indexOf('/');
        if (slash < 0) {
            entries.remove(path);
            return;
        }
        GitTree folder = folder(path.substring(0, slash + 1));
        folder.remove(path.substring(slash + 1));
        if (folder.entries.isEmpty()) {
            entries.remove(path.substring(0, slash + 1));
        }
    }

    ObjectId write(ObjectInserter inserter) throws IOException {
        if (written != null) {
            return written;
        }
        TreeFormatter tree = new TreeFormatter();
        for (Map.Entry<String, Object> entry : entries.entrySet()) {
            String name = entry.getKey();
            if (entry.getValue() instanceof GitTree folder) {
                tree.append(
                        name.substring(0, name.length() - 1),
                        FileMode.TREE,
                        folder.write(inserter));
            } else {
                tree.append(name, FileMode.REGULAR_FILE, (ObjectId) entry.getValue());
            }
        }
        ObjectId id = inserter.insert(tree);
        written = id;
        return id;
    }

    /** A copy that later edits of this one leave alone. */
    GitTree copied() {
        GitTree copy = new GitTree();
        entries.forEach(
                (name, entry) ->
                        copy.entries.put(
                                name, entry instanceof GitTree folder ? folder.copied() : entry));
        copy.written = written;
        return copy;
    }

    void becomes(GitTree other) {
        entries.clear();
        entries.putAll(other.entries);
        written = other.written;
    }

    private GitTree folder(String name) {
        return (GitTree) entries.computeIfAbsent(name, n -> new GitTree());
    }
}
