package dev.tenantry.sources.git;

import dev.tenantry.manifest.BoundedPath;
import dev.tenantry.manifest.ManifestFile;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Reads the manifests of a commit, or of the difference of two, from Git's trees. */
final class EstateTree {

    private final Repository repository;

    EstateTree(Repository repository) {
        this.repository = repository;
    }

    EstateFacts all(String commit) {
        return EstateFacts.all(commit, sink -> everything(commit, sink));
    }

    /** All of it where a folder begins or ceases to be rendered: no file of it is what it was. */
    EstateFacts changes(String since, String commit) {
        Set<String> gone = new HashSet<>();
        Map<String, TreeEntry> now = new LinkedHashMap<>();
        try (ObjectReader reader = repository.newObjectReader();
                TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(tree(reader, since));
            walk.addTree(tree(reader, commit));
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                String path = RawPath.text(walk.getRawPath());
                if (RenderedFolders.isMark(path) && comesOrGoes(walk)) {
                    return all(commit);
                }
                if (TreeEntry.isRead(path, walk.getFileMode(0))
                        || TreeEntry.isRead(path, walk.getFileMode(1))) {
                    gone.add(BoundedPath.of(path));
                }
                if (TreeEntry.isRead(path, walk.getFileMode(1))) {
                    now.put(path, new TreeEntry(path, walk.getFileMode(1), walk.getObjectId(1)));
                }
            }
        } catch (IOException e) {
            throw new EstateUnreadable("Two commits of the estate cannot be compared.", e);
        }
        return EstateFacts.changes(since, commit, gone, sink -> these(commit, now, sink));
    }

    private static boolean comesOrGoes(TreeWalk walk) {
        return FileMode.MISSING.equals(walk.getFileMode(0))
                || FileMode.MISSING.equals(walk.getFileMode(1));
    }

    private void everything(String commit, ManifestReader reader) throws SQLException {
        try {
            ReadAhead.each(sink -> walk(commit, sink), reader);
        } catch (IOException e) {
            throw new EstateUnreadable("The files of the estate cannot be read.", e);
        }
    }

    private void walk(String commit, ReadAhead.Sink sink) throws IOException, InterruptedException {
        try (ObjectReader reader = repository.newObjectReader();
                TreeWalk walk = new TreeWalk(reader)) {
            RevTree tree = tree(reader, commit);
            EntryReader entries = new EntryReader(reader, RenderedFolders.all(reader, tree));
            walk.addTree(tree);
            walk.setRecursive(true);
            while (walk.next()) {
                String path = RawPath.text(walk.getRawPath());
                FileMode mode = walk.getFileMode(0);
                if (TreeEntry.isRead(path, mode)) {
                    ManifestFile file =
                            entries.read(new TreeEntry(path, mode, walk.getObjectId(0)));
                    sink.file(file, entries.size());
                }
            }
        }
    }

    private void these(String commit, Map<String, TreeEntry> files, ManifestReader sink)
            throws SQLException {
        try (ObjectReader reader = repository.newObjectReader()) {
            EntryReader entries =
                    new EntryReader(reader, RenderedFolders.around(reader, tree(reader, commit)));
            for (TreeEntry file : files.values()) {
                sink.read(entries.read(file));
            }
        } catch (IOException e) {
            throw new EstateUnreadable("The files of the estate cannot be read.", e);
        }
    }

    private static RevTree tree(ObjectReader reader, String commit) throws IOException {
        try (RevWalk walk = new RevWalk(reader)) {
            return walk.parseCommit(ObjectId.fromString(commit)).getTree();
        }
    }
}
