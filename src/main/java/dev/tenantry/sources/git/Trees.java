package dev.tenantry.sources.git;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * Finds entries of Git's trees. A tree can only be read from its beginning, so a folder of ten
 * thousand tenants would cost as much for each file of one of them: large trees are remembered by
 * their id, which says all that is in them.
 */
final class Trees {

    /** A tree of fewer entries is read faster than it is remembered. */
    private static final int MANY = 100;

    /** The large folders of a few commits; each commit makes new ones on its way to the root. */
    private static final Cache<ObjectId, Map<String, Entry>> LARGE =
            Caffeine.newBuilder().maximumSize(32).build();

    private Trees() {}

    /** A file or a folder. */
    record Entry(FileMode mode, ObjectId id) {}

    /**
     * What stands at a path.
     *
     * @param path names with slashes between them, neither first nor last
     */
    static Optional<Entry> find(ObjectReader reader, ObjectId root, String path)
            throws IOException {
        Optional<Entry> at = Optional.of(new Entry(FileMode.TREE, root.copy()));
        for (String name : path.split("/", -1)) {
            if (at.filter(entry -> FileMode.TREE.equals(entry.mode())).isEmpty()) {
                return Optional.empty();
            }
            at = child(reader, at.get().id(), name);
        }
        return at;
    }

    private static Optional<Entry> child(ObjectReader reader, ObjectId tree, String name)
            throws IOException {
        Map<String, Entry> known = LARGE.getIfPresent(tree);
        if (known != null) {
            return Optional.ofNullable(known.get(name));
        }
        Map<String, Entry> entries = new HashMap<>();
        CanonicalTreeParser each = new CanonicalTreeParser(null, reader, tree);
        for (; !each.eof(); each.next(1)) {
            entries.put(
                    RawPath.text(each.getEntryPathBuffer(), each.getEntryPathLength()),
                    new Entry(each.getEntryFileMode(), each.getEntryObjectId()));
        }
        if (entries.size() >= MANY) {
            LARGE.put(tree, entries);
        }
        return Optional.ofNullable(entries.get(name));
    }
}
