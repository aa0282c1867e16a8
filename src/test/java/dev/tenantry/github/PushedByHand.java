package dev.tenantry.github;

import dev.tenantry.sandbox.github.RunningGitHub;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/**
 * A clone of the estate on somebody's machine: commits say what their maker likes, and are pushed
 * with a credential.
 */
final class PushedByHand implements AutoCloseable {

    private final Git git;

    PushedByHand(RunningGitHub github, Path folder) {
        try {
            git =
                    Git.cloneRepository()
                            .setURI(github.address("estate.url"))
                            .setDirectory(folder.toFile())
                            .setBare(true)
                            .setCredentialsProvider(as("reviewer"))
                            .call();
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    private static UsernamePasswordCredentialsProvider as(String login) {
        return new UsernamePasswordCredentialsProvider(login, "ghp_" + login);
    }

    /**
     * Commits a file onto a branch, which begins at main when it is new, and pushes it.
     *
     * @param login whose credential pushes
     * @param author whom the commit names
     * @param trailers the last lines of its message
     */
    String push(String login, String branch, String path, String author, String... trailers) {
        try {
            fetch(login);
            String commit = commit(tip(branch), path, author, List.of(trailers));
            push(login, commit, branch);
            return commit;
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fetch(String login) throws GitAPIException {
        git.fetch()
                .setCredentialsProvider(as(login))
                .setRefSpecs("+refs/heads/*:refs/heads/*")
                .call();
    }

    private ObjectId tip(String branch) throws IOException {
        Repository repository = git.getRepository();
        ObjectId there = repository.resolve("refs/heads/" + branch);
        return there == null
                ? Objects.requireNonNull(repository.resolve("refs/heads/main"))
                : there;
    }

    private String commit(ObjectId parent, String path, String author, List<String> trailers)
            throws IOException {
        Repository repository = git.getRepository();
        try (ObjectInserter inserter = repository.newObjectInserter();
                RevWalk walk = new RevWalk(repository)) {
            RevCommit before = walk.parseCommit(parent);
            DirCache index = DirCache.newInCore();
            DirCacheBuilder builder = index.builder();
            builder.addTree(new byte[0], 0, walk.getObjectReader(), before.getTree());
            DirCacheEntry entry = new DirCacheEntry(path);
            entry.setFileMode(FileMode.REGULAR_FILE);
            entry.setObjectId(
                    inserter.insert(
                            Constants.OBJ_BLOB, "by: hand\n".getBytes(StandardCharsets.UTF_8)));
            builder.add(entry);
            builder.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(inserter));
            commit.setParentId(parent);
            PersonIdent person = new PersonIdent("Somebody", author, Instant.now(), ZoneOffset.UTC);
            commit.setAuthor(person);
            commit.setCommitter(person);
            commit.setMessage("By hand\n\n" + String.join("\n", trailers) + "\n");
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            return id.name();
        }
    }

    /** Moves a branch to a commit, wherever it stood. */
    void push(String login, String commit, String branch) {
        try {
            RemoteRefUpdate.Status status =
                    git.push()
                            .setRemote("origin")
                            .add("+" + commit + ":refs/heads/" + branch)
                            .setCredentialsProvider(as(login))
                            .call()
                            .iterator()
                            .next()
                            .getRemoteUpdates()
                            .iterator()
                            .next()
                            .getStatus();
            if (status != RemoteRefUpdate.Status.OK) {
                throw new IllegalStateException("Not pushed: " + status);
            }
        } catch (GitAPIException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        git.close();
    }
}
