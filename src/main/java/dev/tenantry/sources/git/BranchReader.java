package dev.tenantry.sources.git;

import dev.tenantry.manifest.Branch;
import dev.tenantry.manifest.Branch.Commit;
import dev.tenantry.manifest.Branch.Signature;
import dev.tenantry.manifest.EntryKind;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.NotComparable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** Reads once what a head would bring to main, within the limits of {@link Branch}. */
final class BranchReader implements AutoCloseable {

    private static final String SPLIT_IT = " Split it into several.";

    private final ObjectReader reader;
    private final RevWalk walk;
    private long left = Branch.MOST_BYTES;

    BranchReader(Repository repository) {
        this.reader = repository.newObjectReader();
        this.walk = new RevWalk(reader);
        // Nobody knows how long messages are: each is read when it is wanted.
        walk.setRetainBody(false);
    }

    Branch read(String main, String head) throws IOException, NotComparable {
        RevCommit base = walk.parseCommit(ObjectId.fromString(main));
        RevCommit tip = walk.parseCommit(ObjectId.fromString(head));
        RevCommit fork = fork(base, tip);
        return new Branch(main, fork.name(), head, edits(fork, tip), commits(base, tip));
    }

    /** Where one left the other. */
    String fork(String one, String other) throws IOException, NotComparable {
        return fork(
                        walk.parseCommit(ObjectId.fromString(one)),
                        walk.parseCommit(ObjectId.fromString(other)))
                .name();
    }

    /** Of several, each would tell another difference; GitHub shows any one of them. */
    private RevCommit fork(RevCommit base, RevCommit tip) throws IOException, NotComparable {
        walk.setRevFilter(RevFilter.MERGE_BASE);
        walk.markStart(base);
        walk.markStart(tip);
        RevCommit fork = walk.next();
        RevCommit another = fork == null ? null : walk.next();
        walk.reset();
        walk.setRevFilter(RevFilter.ALL);
        if (fork == null) {
            throw new NotComparable(
                    "This branch has no commit in common with the main branch, so nobody can say"
                            + " what it changes. Start it from the main branch.");
        }
        if (another != null) {
            throw new NotComparable(
                    "This branch and the main branch were merged into each other, so that there are"
                            + " several answers to what it changes. Merge the newest main branch"
                            + " into it.");
        }
        return fork;
    }

    private List<Commit> commits(RevCommit base, RevCommit tip) throws IOException, NotComparable {
        walk.sort(RevSort.TOPO);
        walk.markStart(tip);
        walk.markUninteresting(base);
        List<Commit> commits = new ArrayList<>();
        ChangesOfCommits changes = new ChangesOfCommits(reader, walk);
        for (RevCommit commit : walk) {
            if (commits.size() == Branch.MOST_COMMITS) {
                throw new NotComparable(
                        "This is more than %,d commits; so many are not judged."
                                        .formatted(Branch.MOST_COMMITS)
                                + SPLIT_IT);
            }
            walk.parseBody(commit);
            take(commit.getRawBuffer().length);
            changes.count(commit);
            commits.add(commit(commit));
            commit.disposeBody();
        }
        return commits.reversed();
    }

    private static Commit commit(RevCommit commit) throws NotComparable {
        return new Commit(
                commit.name(),
                signature(commit, commit.getAuthorIdent()),
                signature(commit, commit.getCommitterIdent()),
                commit.getFullMessage());
    }

    private static Signature signature(RevCommit commit, @Nullable PersonIdent who)
            throws NotComparable {
        if (who == null) {
            throw new NotComparable(
                    "Commit %s does not say who made it. Make it again.".formatted(commit.name()));
        }
        return new Signature(who.getName(), who.getEmailAddress(), who.getWhenAsInstant());
    }

    private List<FileEdit> edits(RevCommit fork, RevCommit tip) throws IOException, NotComparable {
        List<FileEdit> edits = new ArrayList<>();
        try (TreeWalk trees = new TreeWalk(reader)) {
            trees.addTree(fork.getTree());
            trees.addTree(tip.getTree());
            trees.setRecursive(true);
            trees.setFilter(TreeFilter.ANY_DIFF);
            while (trees.next()) {
                if (edits.size() == Branch.MOST_FILES) {
                    throw new NotComparable(
                            "This changes more than %,d files; so many are not judged."
                                            .formatted(Branch.MOST_FILES)
                                    + SPLIT_IT);
                }
                edits.add(edit(RawPath.text(trees.getRawPath()), side(trees, 0), side(trees, 1)));
            }
        }
        return edits;
    }

    private record Side(EntryKind kind, byte[] bytes) {}

    private static FileEdit edit(String path, Optional<Side> was, Optional<Side> now) {
        if (was.isEmpty()) {
            return new FileEdit.Add(path, now.orElseThrow().kind, now.get().bytes);
        }
        return now.isEmpty()
                ? new FileEdit.Delete(path, was.get().kind, was.get().bytes)
                : new FileEdit.Change(
                        path, was.get().kind, was.get().bytes, now.get().kind, now.get().bytes);
    }

    private Optional<Side> side(TreeWalk trees, int tree) throws IOException, NotComparable {
        FileMode mode = trees.getFileMode(tree);
        if (FileMode.MISSING.equals(mode)) {
            return Optional.empty();
        }
        if (FileMode.GITLINK.equals(mode)) {
            return Optional.of(new Side(EntryKind.SUBMODULE, new byte[0]));
        }
        ObjectLoader blob = reader.open(trees.getObjectId(tree), Constants.OBJ_BLOB);
        if (blob.getSize() > ManifestFile.LARGEST) {
            return Optional.of(new Side(EntryKind.LARGE_FILE, new byte[0]));
        }
        take(blob.getSize());
        return Optional.of(new Side(kind(mode), blob.getCachedBytes().clone()));
    }

    private static EntryKind kind(FileMode mode) {
        if (FileMode.SYMLINK.equals(mode)) {
            return EntryKind.LINK;
        }
        return FileMode.EXECUTABLE_FILE.equals(mode) ? EntryKind.EXECUTABLE : EntryKind.FILE;
    }

    private void take(long bytes) throws NotComparable {
        left -= bytes;
        if (left < 0) {
            throw new NotComparable(
                    "This changes more than %d MiB of text; so much is not judged."
                                    .formatted(Branch.MOST_BYTES >> 20)
                            + SPLIT_IT);
        }
    }

    @Override
    public void close() {
        walk.close();
        reader.close();
    }
}
