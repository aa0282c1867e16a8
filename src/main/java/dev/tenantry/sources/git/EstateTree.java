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
                String path = walk.getPathString();
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

    private void everything(String commit, ManifestReader sink) throws SQLException {
        try (ObjectReader reader = repository.newObjectReader();
                TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(tree(reader, commit));
            walk.setRecursive(true);
            while (walk.next()) {
                String path = walk.getPathString();
                if (CommittedEstate.isFile(walk.getFileMode(0))
                        && ManifestFile.isManifestPath(path)) {
                    sink.read(file(reader, path, walk.getObjectId(0)));
                }
            }
        } catch (IOException e) {
            throw new EstateUnreadable("The files of the estate cannot be read.", e);
        }
    }

    private void these(Map<String, ObjectId> files, ManifestReader sink) throws SQLException {
        try (ObjectReader reader = repository.newObjectReader()) {
            for (Map.Entry<String, ObjectId> file : files.entrySet()) {
                sink.read(file(reader, file.getKey(), file.getValue()));
            }
        } catch (IOException e) {
            throw new EstateUnreadable("The files of the estate cannot be read.", e);
        }
    }

    private static ManifestFile file(ObjectReader reader, String path, ObjectId blob)
            throws IOException {
        ObjectLoader loader = reader.open(blob, Constants.OBJ_BLOB);
        if (loader.getSize() > ManifestFile.LARGEST) {
            return ManifestFile.tooLarge(path, loader.getSize());
        }
        return ManifestFile.read(path, loader.getCachedBytes(ManifestFile.LARGEST));
    }

    private static RevTree tree(ObjectReader reader, String commit) throws IOException {
        try (RevWalk walk = new RevWalk(reader)) {
            return walk.parseCommit(ObjectId.fromString(commit)).getTree();
        }
    }
}
