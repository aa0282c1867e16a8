package dev.tenantry.sandbox.actuator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** What is on the estate's main branch, and what changed between two commits of it. */
final class MergedEstate implements AutoCloseable {

    /** A file before and after; empty where it is not there. */
    record FileChange(String path, String before, String after) {}

    private final Repository repository;

    MergedEstate(Path bare) {
        try {
            repository = new FileRepositoryBuilder().setBare().setGitDir(bare.toFile()).build();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The newest commit; empty while there is none. */
    Optional<String> head() {
        try {
            Ref main = repository.getRefDatabase().exactRef(Constants.R_HEADS + "main");
            return Optional.ofNullable(main).map(Ref::getObjectId).map(ObjectId::name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Instant committedAt(String commit) {
        try (RevWalk walk = new RevWalk(repository)) {
            return Instant.ofEpochSecond(
                    walk.parseCommit(ObjectId.fromString(commit)).getCommitTime());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The YAML files of a commit, in Git's order. */
    Map<String, String> files(String commit) {
        Map<String, String> files = new LinkedHashMap<>();
        changes(Optional.empty(), commit)
                .forEach(change -> files.put(change.path(), change.after()));
        return files;
    }

    /** The YAML files that differ; without a first commit, all. */
    List<FileChange> changes(Optional<String> from, String to) {
        List<FileChange> changes = new ArrayList<>();
        try (TreeWalk walk = new TreeWalk(repository);
                RevWalk commits = new RevWalk(repository)) {
            if (from.isPresent()) {
                walk.addTree(commits.parseCommit(ObjectId.fromString(from.get())).getTree());
            } else {
                walk.addTree(new EmptyTreeIterator());
            }
            walk.addTree(commits.parseCommit(ObjectId.fromString(to)).getTree());
            walk.setRecursive(true);
            walk.setFilter(TreeFilter.ANY_DIFF);
            while (walk.next()) {
                if (walk.getPathString().endsWith(".yaml")) {
                    changes.add(new FileChange(walk.getPathString(), read(walk, 0), read(walk, 1)));
                }
            }
            return changes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read(TreeWalk walk, int tree) throws IOException {
        ObjectId blob = walk.getObjectId(tree);
        return blob.equals(ObjectId.zeroId())
                ? ""
                : new String(repository.open(blob).getBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        repository.close();
    }
}
