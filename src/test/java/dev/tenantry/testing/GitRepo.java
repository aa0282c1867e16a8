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
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.internal.storage.file.ObjectDirectory;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** A real bare Git repository that a test writes commits into, file by file. */
public final class GitRepo implements AutoCloseable {

    private final Repository repository;
    private final Path folder;
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, FileMode> modes = new TreeMap<>();
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

    /** The same with main of another repository, and its files. */
    public static GitRepo cloned(Path folder, String url, @Nullable CredentialsProvider who) {
        GitRepo repo = in(folder);
        try (Git git = new Git(repo.repository);
                TreeWalk walk = new TreeWalk(repo.repository);
                RevWalk commits = new RevWalk(repo.repository)) {
            git.fetch()
                    .setRemote(url)
                    .setRefSpecs("+refs/heads/main:refs/heads/main")
                    .setCredentialsProvider(who)
                    .call();
            walk.addTree(commits.parseTree(repo.repository.resolve("refs/heads/main")));
            walk.setRecursive(true);
            while (walk.next()) {
                repo.put(
                        walk.getPathString(), repo.repository.open(walk.getObjectId(0)).getBytes());
            }
            return repo;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Pushes a reference to another repository. */
    public void push(String ref, String url, @Nullable CredentialsProvider who) {
        try (Git git = new Git(repository)) {
            git.push()
                    .setRemote(url)
                    .setRefSpecs(new RefSpec("+" + ref + ":" + ref))
                    .setCredentialsProvider(who)
                    .call();
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
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

    /** A file that may be run. */
    public GitRepo executable(String path, String text) {
        modes.put(path, FileMode.EXECUTABLE_FILE);
        return put(path, text);
    }

    /** A symbolic link. */
    public GitRepo link(String path, String target) {
        modes.put(path, FileMode.SYMLINK);
        return put(path, target);
    }

    /** A commit of another repository; nobody looks whether it exists. */
    public GitRepo submodule(String path, String commit) {
        modes.put(path, FileMode.GITLINK);
        return put(path, commit);
    }

    public GitRepo remove(String path) {
        files.remove(path);
        modes.remove(path);
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

    /** That many commits after another that change nothing, written at once. */
    public String commits(String ref, int count, String author, String parent) {
        try (RevWalk walk = new RevWalk(repository);
                ObjectInserter inserter =
                        ((ObjectDirectory) repository.getObjectDatabase()).newPackInserter()) {
            PersonIdent person =
                    new PersonIdent(author, author + "@acme.example", now, ZoneOffset.UTC);
            ObjectId at = walk.parseCommit(ObjectId.fromString(parent)).copy();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(walk.parseCommit(at).getTree());
            commit.setAuthor(person);
            commit.setCommitter(person);
            for (int i = 0; i < count; i++) {
                commit.setMessage("Step " + i);
                commit.setParentId(at);
                at = inserter.insert(commit);
            }
            inserter.flush();
            RefUpdate update = repository.updateRef(ref);
            update.setNewObjectId(at);
            update.forceUpdate();
            return at.name();
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
            DirCacheEntry entry = new DirCacheEntry(RawName.bytes(file.getKey()));
            FileMode mode = modes.getOrDefault(file.getKey(), FileMode.REGULAR_FILE);
            entry.setFileMode(mode);
            entry.setObjectId(
                    FileMode.GITLINK.equals(mode)
                            ? ObjectId.fromString(
                                    new String(file.getValue(), StandardCharsets.UTF_8))
                            : inserter.insert(Constants.OBJ_BLOB, file.getValue()));
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
