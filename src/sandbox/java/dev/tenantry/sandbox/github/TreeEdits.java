package dev.tenantry.sandbox.github;

import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.jspecify.annotations.Nullable;

/** Makes a tree from a tree and some changed paths, rewriting only the folders on their way. */
final class TreeEdits {

    private final Repository repository;

    /** What is to stand at a path. */
    record Entry(FileMode mode, ObjectId id) {}

    TreeEdits(Repository repository) {
        this.repository = repository;
    }

    /**
     * The new tree's id.
     *
     * @param changes path to entry; null removes what is there
     */
    ObjectId apply(@Nullable ObjectId base, Map<String, @Nullable Entry> changes)
            throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter();
                ObjectReader reader = repository.newObjectReader()) {
            ObjectId tree = folder(base, new TreeMap<>(changes), inserter, reader);
            ObjectId result = tree == null ? new TreeFormatter().insertTo(inserter) : tree;
            inserter.flush();
            return result;
        }
    }

    private @Nullable ObjectId folder(
            @Nullable ObjectId base,
            SortedMap<String, @Nullable Entry> changes,
            ObjectInserter inserter,
            ObjectReader reader)
            throws IOException {
        Map<String, Entry> entries = base == null ? new TreeMap<>() : entries(base, reader);
        Map<String, SortedMap<String, @Nullable Entry>> below = new TreeMap<>();
        for (Map.Entry<String, @Nullable Entry> change : changes.entrySet()) {
            int slash = change.getKey().indexOf('/');
            if (slash < 0) {
                put(entries, change.getKey(), change.getValue());
            } else {
                below.computeIfAbsent(change.getKey().substring(0, slash), k -> new TreeMap<>())
                        .put(change.getKey().substring(slash + 1), change.getValue());
            }
        }
        for (Map.Entry<String, SortedMap<String, @Nullable Entry>> child : below.entrySet()) {
            Entry old = entries.remove(child.getKey());
            ObjectId oldTree = old != null && old.mode().equals(FileMode.TREE) ? old.id() : null;
            ObjectId tree = folder(oldTree, child.getValue(), inserter, reader);
            if (tree != null) {
                entries.put(child.getKey(), new Entry(FileMode.TREE, tree));
            }
        }
        return entries.isEmpty() ? null : write(entries, inserter);
    }

    private static void put(Map<String, Entry> entries, String name, @Nullable Entry entry) {
        if (entry != null) {
            entries.put(name, entry);
        } else if (entries.remove(name) == null) {
            throw new Refusal(422, "GitRPC::BadObjectState");
        }
    }

    private static Map<String, Entry> entries(ObjectId tree, ObjectReader reader)
            throws IOException {
        Map<String, Entry> entries = new TreeMap<>();
        CanonicalTreeParser parser = new CanonicalTreeParser(null, reader, tree);
        for (; !parser.eof(); parser.next()) {
            entries.put(
                    parser.getEntryPathString(),
                    new Entry(parser.getEntryFileMode(), parser.getEntryObjectId()));
        }
        return entries;
    }

    private static ObjectId write(Map<String, Entry> entries, ObjectInserter inserter)
            throws IOException {
        // Git sorts a folder as if its name ended in a slash.
        SortedMap<String, Map.Entry<String, Entry>> sorted = new TreeMap<>();
        for (Map.Entry<String, Entry> entry : entries.entrySet()) {
            boolean folder = entry.getValue().mode().equals(FileMode.TREE);
            sorted.put(folder ? entry.getKey() + "/" : entry.getKey(), entry);
        }
        TreeFormatter formatter = new TreeFormatter();
        for (Map.Entry<String, Entry> entry : sorted.values()) {
            formatter.append(
                    Constants.encode(entry.getKey()),
                    entry.getValue().mode(),
                    entry.getValue().id());
        }
        return inserter.insert(formatter);
    }
}
