package dev.tenantry.sources.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** What one commit changed against its first parent, as far as it is kept. */
final class CommitChanges {

    /** Of all paths of one commit together; in characters. */
    private static final int MOST_TEXT = 16 << 20;

    private final int most;
    private final List<EstateCommit.Change> kept = new ArrayList<>();
    private int tooLong;
    private int text;

    /**
     * None yet.
     *
     * @param most folders and files that are looked at
     */
    CommitChanges(int most) {
        this.most = most;
    }

    List<EstateCommit.Change> kept() {
        return kept;
    }

    /** How many have a path that is too long. */
    int tooLong() {
        return tooLong;
    }

    /** Reads them; false when there are more than may be looked at. */
    boolean read(ObjectReader reader, RevWalk walk, RevCommit commit) throws IOException {
        int seen = 0;
        try (TreeWalk trees = new TreeWalk(reader)) {
            if (commit.getParentCount() == 0) {
                trees.addTree(new EmptyTreeIterator());
            } else {
                trees.addTree(walk.parseCommit(commit.getParent(0)).getTree());
            }
            trees.addTree(commit.getTree());
            trees.setFilter(TreeFilter.ANY_DIFF);
            while (trees.next()) {
                if (++seen > most || text > MOST_TEXT) {
                    return false;
                }
                if (trees.isSubtree()) {
                    trees.enterSubtree();
                } else {
                    keep(trees);
                }
            }
        }
        return true;
    }

    private void keep(TreeWalk trees) {
        byte[] raw = trees.getRawPath();
        String path = raw.length > KeptText.LONGEST_PATH ? "" : RawPath.text(raw);
        if (path.isEmpty() || bytes(path) > KeptText.LONGEST_PATH) {
            tooLong++;
        } else {
            kept.add(new EstateCommit.Change(path, kind(trees)));
            text += path.length();
        }
    }

    /** As a row has it: what cannot be read is longer there. */
    private static int bytes(String path) {
        return path.getBytes(StandardCharsets.UTF_8).length;
    }

    private static EstateCommit.Kind kind(TreeWalk trees) {
        if (FileMode.MISSING.equals(trees.getFileMode(0))) {
            return EstateCommit.Kind.ADDED;
        }
        return FileMode.MISSING.equals(trees.getFileMode(1))
                ? EstateCommit.Kind.REMOVED
                : EstateCommit.Kind.CHANGED;
    }
}
