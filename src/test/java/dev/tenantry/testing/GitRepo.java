package dev.tenantry.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** A real bare Git repository that a test writes commits into, file by file. */
public final class GitRepo implements AutoCloseable {

    private final Repository repository;
    private final Path folder;
    private final Map<String, byte[]> files = new TreeMap<>();
    private Instant now = Instant.parse("2026-09-01T08:00:00Z");

    private GitRepo(Path folder) throws IOException {
        this.folder = folder;
        this.repository = new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
        this.repository.create(true);
    }

    public static GitRepo in(Path folder) {
        try {
            return new GitRepo(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path folder() {
        return folder;
    }

    public String url() {
        return folder.toUri().toString();
    }

    public GitRepo put(String path, String text) {
        return put(path, text.getBytes(StandardCharsets.UTF_8));
    }

    public GitRepo put(String path, byte[] bytes) {
        files.put(path, bytes);
        return this;
    }

    public GitRepo remove(String path) {
        files.remove(path);
        return this;
    }

    public GitRepo clear() {
        files.clear();
        return this;
    }

    /** Commits the files to main. */
    public String commit(String message) {
        return commitTo("refs/heads/main", message, "jane.doe");
    }

    public String commitTo(String ref, String message, String author) {
        String parent = tip(ref);
        return commit(ref, message, author, parent == null ? List.of() : List.of(parent));
    }

    /** Commits the files with these parents and moves {@code ref} there, wherever it was. */
    public String commit(String ref, String message, String author, List<String> parents) {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            now = now.plusSeconds(60);
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(tree(inserter));
            List<ObjectId> ids = new ArrayList<>();
            parents.forEach(parent -> ids.add(ObjectId.fromString(parent)));
            commit.setParentIds(ids);
            PersonIdent person =
                    new PersonIdent(author, author + "@acme.example", now, ZoneOffset.UTC);
            commit.setAuthor(person);
            commit.setCommitter(person);
            commit.setMessage(message);
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            RefUpdate update = repository.updateRef(ref);
            update.setNewObjectId(id);
            update.forceUpdate();
            return id.name();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public @Nullable String tip(String ref) {
        try {
            ObjectId id = repository.resolve(ref);
            return id == null ? null : id.name();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void deleteBranch(String ref) {
        try {
            RefUpdate update = repository.updateRef(ref);
            update.setForceUpdate(true);
            update.delete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ObjectId tree(ObjectInserter inserter) throws IOException {
        DirCache index = DirCache.newInCore();
        DirCacheBuilder builder = index.builder();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            DirCacheEntry entry = new DirCacheEntry(file.getKey());
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(inserter.insert(Constants.OBJ_BLOB, file.getValue()));
            builder.add(entry);
        }
        builder.finish();
        return index.writeTree(inserter);
    }

    @Override
    public void close() {
        repository.close();
    }
}
