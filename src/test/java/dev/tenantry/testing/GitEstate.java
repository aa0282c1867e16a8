package dev.tenantry.testing;

import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.FileEdit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** The files of a commit, as they stand in a repository on disk. */
public final class GitEstate implements Estate {

    private final String commit;
    private final NavigableMap<String, ObjectId> files;
    private final Repository repository;

    private GitEstate(String commit, NavigableMap<String, ObjectId> files, Repository repository) {
        this.commit = commit;
        this.files = files;
        this.repository = repository;
    }

    public static Repository open(Path folder) throws IOException {
        return new Repository(
                new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build());
    }

    @Override
    public String commit() {
        return commit;
    }

    @Override
    public Optional<byte[]> read(String path) {
        return Optional.ofNullable(files.get(path)).map(repository::bytes);
    }

    @Override
    public List<String> list(String folder) {
        Map<String, ObjectId> below =
                folder.isEmpty() ? files : files.subMap(folder + "/", true, folder + "0", false);
        return List.copyOf(below.keySet());
    }

    @Override
    public String version(String folder) {
        StringBuilder version = new StringBuilder();
        files.subMap(folder + "/", true, folder + "0", false)
                .forEach((path, blob) -> version.append(path).append(blob.name()));
        return version.toString();
    }

    /** Open until it is closed. */
    public static final class Repository implements AutoCloseable {

        private final org.eclipse.jgit.lib.Repository git;
        private final ObjectReader reader;

        private Repository(org.eclipse.jgit.lib.Repository git) {
            this.git = git;
            this.reader = git.newObjectReader();
        }

        public GitEstate at(String commit) throws IOException {
            TreeMap<String, ObjectId> files = new TreeMap<>();
            try (TreeWalk walk = walk(commit)) {
                while (walk.next()) {
                    files.put(walk.getPathString(), walk.getObjectId(0));
                }
            }
            return new GitEstate(commit, files, this);
        }

        /** What leads from one commit to another, file by file. */
        public List<FileEdit> between(String before, String after) throws IOException {
            List<FileEdit> edits = new ArrayList<>();
            try (TreeWalk walk = walk(before, after)) {
                walk.setFilter(TreeFilter.ANY_DIFF);
                while (walk.next()) {
                    edits.add(edit(walk));
                }
            }
            return edits;
        }

        private FileEdit edit(TreeWalk walk) {
            String path = walk.getPathString();
            if (walk.getRawMode(0) == 0) {
                return new FileEdit.Add(path, bytes(walk.getObjectId(1)));
            }
            byte[] before = bytes(walk.getObjectId(0));
            return walk.getRawMode(1) == 0
                    ? new FileEdit.Delete(path, before)
                    : new FileEdit.Change(path, before, bytes(walk.getObjectId(1)));
        }

        private TreeWalk walk(String... commits) throws IOException {
            TreeWalk walk = new TreeWalk(git);
            walk.setRecursive(true);
            try (RevWalk revisions = new RevWalk(git)) {
                for (String commit : commits) {
                    walk.addTree(revisions.parseCommit(ObjectId.fromString(commit)).getTree());
                }
            }
            return walk;
        }

        private byte[] bytes(ObjectId blob) {
            try {
                return reader.open(blob).getBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            reader.close();
            git.close();
        }
    }
}
