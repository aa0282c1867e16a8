package dev.tenantry.sandbox.github;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.merge.MergeStrategy;
import org.eclipse.jgit.merge.ThreeWayMerger;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;

/** The bare repository behind everything: objects, refs, merges. */
final class GitStore implements AutoCloseable {

    private final Repository repository;

    GitStore(Path folder) throws IOException {
        repository = new FileRepositoryBuilder().setBare().setGitDir(folder.toFile()).build();
        if (!folder.resolve("HEAD").toFile().exists()) {
            repository.create(true);
            repository.updateRef(Constants.HEAD, true).link(Constants.R_HEADS + "main");
        }
        // Packing is not what a push waits for at GitHub, and takes a core from whoever tests here.
        repository.getConfig().setBoolean("receive", null, "autogc", false);
    }

    Repository repository() {
        return repository;
    }

    /** The commit of a branch. */
    Optional<ObjectId> branch(String name) throws IOException {
        return ref(Constants.R_HEADS + name);
    }

    Optional<ObjectId> ref(String fullName) throws IOException {
        return Optional.ofNullable(repository.exactRef(fullName)).map(Ref::getObjectId);
    }

    /** Name to commit of all refs below a prefix. */
    SortedMap<String, String> refs(String prefix) throws IOException {
        SortedMap<String, String> refs = new TreeMap<>();
        for (Ref ref : repository.getRefDatabase().getRefsByPrefix(prefix)) {
            ObjectId id = ref.getObjectId();
            if (id != null) {
                refs.put(ref.getName(), id.name());
            }
        }
        return refs;
    }

    /** A commit by branch, tag, {@code heads/x} or object id. */
    RevCommit commit(String name) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.parseCommit(id(name));
        }
    }

    private ObjectId id(String name) throws IOException {
        for (String prefix : List.of("refs/heads/", "refs/", "refs/tags/")) {
            Optional<ObjectId> found = ref(prefix + name);
            if (found.isPresent()) {
                return found.get();
            }
        }
        if (ObjectId.isId(name) && repository.getObjectDatabase().has(ObjectId.fromString(name))) {
            return ObjectId.fromString(name);
        }
        throw new Refusal(404, "No commit found for SHA: " + name);
    }

    boolean has(String sha) throws IOException {
        return ObjectId.isId(sha) && repository.getObjectDatabase().has(ObjectId.fromString(sha));
    }

    ObjectId blob(byte[] content) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(Constants.OBJ_BLOB, content);
            inserter.flush();
            return id;
        }
    }

    byte[] read(ObjectId blob) throws IOException {
        return repository.open(blob).getBytes();
    }

    /** The file or folder at a path, as a walk that stands on it. */
    Optional<TreeWalk> find(RevCommit commit, String path) throws IOException {
        return Optional.ofNullable(TreeWalk.forPath(repository, path, commit.getTree()));
    }

    ObjectId commit(
            ObjectId tree,
            List<ObjectId> parents,
            PersonIdent author,
            PersonIdent committer,
            String message)
            throws IOException {
        CommitBuilder builder = new CommitBuilder();
        builder.setTreeId(tree);
        builder.setParentIds(parents);
        builder.setAuthor(author);
        builder.setCommitter(committer);
        builder.setMessage(message);
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId id = inserter.insert(builder);
            inserter.flush();
            return id;
        }
    }

    /** Moves or makes a ref; refuses when it does not stand where it was thought to. */
    void move(String ref, ObjectId from, ObjectId to) throws IOException {
        RefUpdate update = repository.updateRef(ref);
        update.setExpectedOldObjectId(from);
        update.setNewObjectId(to);
        update.setForceUpdate(true);
        RefUpdate.Result result = update.update();
        switch (result) {
            case NEW, FAST_FORWARD, FORCED, NO_CHANGE -> {}
            default -> throw new Refusal(422, "Reference cannot be updated: " + result);
        }
    }

    void delete(String ref) throws IOException {
        RefUpdate update = repository.updateRef(ref);
        update.setForceUpdate(true);
        update.delete();
    }

    Optional<RevCommit> mergeBase(ObjectId one, ObjectId other) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(one));
            walk.markStart(walk.parseCommit(other));
            RevCommit base = walk.next();
            return base == null ? Optional.empty() : Optional.of(walk.parseCommit(base));
        }
    }

    boolean isAncestor(ObjectId older, ObjectId newer) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            return walk.isMergedInto(walk.parseCommit(older), walk.parseCommit(newer));
        }
    }

    /** The commits that {@code head} has and {@code base} has not, oldest first. */
    List<RevCommit> between(@Nullable ObjectId base, ObjectId head, int most) throws IOException {
        try (RevWalk walk = new RevWalk(repository)) {
            walk.sort(RevSort.TOPO);
            walk.markStart(walk.parseCommit(head));
            if (base != null) {
                walk.markUninteresting(walk.parseCommit(base));
            }
            List<RevCommit> commits = new ArrayList<>();
            for (RevCommit commit : walk) {
                if (commits.size() == most) {
                    break;
                }
                commits.add(commit);
            }
            return commits.reversed();
        }
    }

    /** The tree of both sides together, or empty when they conflict. */
    Optional<ObjectId> merge(ObjectId base, ObjectId head) throws IOException {
        ThreeWayMerger merger = MergeStrategy.RECURSIVE.newMerger(repository, true);
        if (!merger.merge(base, head)) {
            return Optional.empty();
        }
        merger.getObjectInserter().flush();
        return Optional.of(merger.getResultTreeId());
    }

    @Override
    public void close() {
        repository.close();
    }
}
