package dev.tenantry.sources.git;

import dev.tenantry.manifest.Branch;
import dev.tenantry.manifest.NotComparable;
import java.io.IOException;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Counts what the commits of a branch change one by one: what one adds and the next takes away
 * shows nowhere at its end, and all of it becomes history.
 */
final class ChangesOfCommits {

    /** Entries of trees that are compared for one branch: a large folder costs each commit. */
    private static final long MOST_COMPARED = 20_000_000;

    /** The tree of each is held while they are compared. */
    private static final int MOST_PARENTS = 16;

    private final ObjectReader reader;
    private final RevWalk walk;
    private int changes;
    private long compared;

    ChangesOfCommits(ObjectReader reader, RevWalk walk) {
        this.reader = reader;
        this.walk = walk;
    }

    /** Of a merge, what none of those has that it merges: the rest is counted with them. */
    void count(RevCommit commit) throws IOException, NotComparable {
        if (commit.getParentCount() > MOST_PARENTS) {
            throw new NotComparable(
                    "Commit %s merges more than %d others at once; so many are not judged."
                            .formatted(commit.name(), MOST_PARENTS));
        }
        try (TreeWalk trees = new TreeWalk(reader)) {
            if (commit.getParentCount() == 0) {
                trees.addTree(new EmptyTreeIterator());
            }
            for (RevCommit parent : commit.getParents()) {
                walk.parseHeaders(parent);
                trees.addTree(parent.getTree());
            }
            trees.addTree(commit.getTree());
            trees.setFilter(new Own());
            while (trees.next()) {
                if (++changes > Branch.MOST_CHANGES) {
                    throw tooMany();
                }
                if (trees.isSubtree()) {
                    trees.enterSubtree();
                }
            }
        }
        if (compared > MOST_COMPARED) {
            throw tooMany();
        }
    }

    private static NotComparable tooMany() {
        return new NotComparable(
                ("The commits of this branch change more than %,d files and folders, counted one"
                                + " by one; so many are not judged. Make one commit of them, or"
                                + " split it into several branches.")
                        .formatted(Branch.MOST_CHANGES));
    }

    /** An entry that is in no parent as it is in the commit. */
    private final class Own extends TreeFilter {

        @Override
        public boolean include(TreeWalk walker) {
            compared++;
            int own = walker.getTreeCount() - 1;
            for (int parent = 0; parent < own; parent++) {
                if (walker.getRawMode(parent) == walker.getRawMode(own)
                        && walker.idEqual(parent, own)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean shouldBeRecursive() {
            return false;
        }

        @Override
        public TreeFilter clone() {
            return this;
        }
    }
}
