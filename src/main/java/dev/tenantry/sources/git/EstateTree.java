package dev.tenantry.sources.git;

import dev.tenantry.manifest.ManifestFile;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
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

    EstateFacts changes(String since, String commit) {
        Set<String> gone = new HashSet<>();
        Map<String, ObjectId> now = new LinkedHashMap<>();
        try (ObjectReader reader = repository.newObjectReader();
                TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(tree(reader, since));
            walk.addTree(tree(reader, commit));
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                String path = RawPath.text(walk.getRawPath());
                if (!ManifestFile.isManifestPath(path)) {
                    continue;
                }
                gone.add(path);
                if (CommittedEstate.isFile(walk.getFileMode(1))) {
                    now.put(path, walk.getObjectId(1));
                }
            }
        } catch (IOException e) {
            throw new EstateUnreadable("Two commits of the estate cannot be compared.", e);
        }
        return EstateFacts.changes(since, commit, gone, sink -> these(now, sink));
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
            walk.addTree(tree(reader, commit));
            walk.setRecursive(true);
            while (walk.next()) {
                String path = RawPath.text(walk.getRawPath());
                if (CommittedEstate.isFile(walk.getFileMode(0))
                        && ManifestFile.isManifestPath(path)) {
                    ObjectLoader blob = reader.open(walk.getObjectId(0), Constants.OBJ_BLOB);
                    sink.file(file(path, blob), blob.getSize());
                }
            }
        }
    }

    private void these(Map<String, ObjectId> files, ManifestReader sink) throws SQLException {
        try (ObjectReader reader = repository.newObjectReader()) {
            for (Map.Entry<String, ObjectId> file : files.entrySet()) {
                sink.read(file(file.getKey(), reader.open(file.getValue(), Constants.OBJ_BLOB)));
            }
        } catch (IOException e) {
            throw new EstateUnreadable("The files of the estate cannot be read.", e);
        }
    }

    private static ManifestFile file(String path, ObjectLoader blob) throws IOException {
        if (blob.getSize() > ManifestFile.LARGEST) {
            return ManifestFile.tooLarge(path, blob.getSize());
        }
        return ManifestFile.read(path, blob.getCachedBytes(ManifestFile.LARGEST));
    }

    private static RevTree tree(ObjectReader reader, String commit) throws IOException {
        try (RevWalk walk = new RevWalk(reader)) {
            return walk.parseCommit(ObjectId.fromString(commit)).getTree();
        }
    }
}
