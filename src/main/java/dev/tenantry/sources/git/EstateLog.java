package dev.tenantry.sources.git;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * The history of the estate, in steps: a step is a commit on the branch itself together with the
 * commits that it merged. After a step, everything that is reachable from it has been seen.
 */
public final class EstateLog {

    private final Repository repository;

    EstateLog(Repository repository) {
        this.repository = repository;
    }

    /**
     * The steps that lead from {@code since} (everything before it has been seen) to {@code head},
     * oldest first; empty when {@code since} is not part of the history of {@code head}, so that
     * history was rewritten.
     */
    public Optional<List<String>> steps(Optional<String> since, String head) {
        try (RevWalk walk = light()) {
            RevCommit tip = walk.parseCommit(ObjectId.fromString(head));
            Set<ObjectId> unseen = new HashSet<>();
            if (since.isPresent()) {
                RevCommit seen = walk.parseCommit(ObjectId.fromString(since.get()));
                if (!walk.isMergedInto(seen, tip)) {
                    return Optional.empty();
                }
                walk.reset();
                walk.markUninteresting(seen);
            }
            walk.markStart(tip);
            walk.forEach(commit -> unseen.add(commit.copy()));
            return Optional.of(branch(tip, unseen, walk));
        } catch (MissingObjectException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new EstateUnreadable("The history of the estate cannot be read.", e);
        }
    }

    private static List<String> branch(RevCommit tip, Set<ObjectId> unseen, RevWalk walk)
            throws IOException {
        List<String> steps = new ArrayList<>();
        RevCommit at = tip;
        while (unseen.contains(at)) {
            steps.add(at.name());
            if (at.getParentCount() == 0) {
                break;
            }
            at = walk.parseCommit(at.getParent(0));
        }
        Collections.reverse(steps);
        return steps;
    }

    /** Takes one commit after another; none of them is held here. */
    public interface CommitTaker {
        void take(EstateCommit commit) throws SQLException;
    }

    /**
     * The commits of one step, parents before children.
     *
     * @param generation tells the generation of a commit of an earlier step
     */
    public void each(String step, ToIntFunction<String> generation, CommitTaker taker)
            throws SQLException {
        try (RevWalk walk = light()) {
            RevCommit onBranch = walk.parseCommit(ObjectId.fromString(step));
            List<RevCommit> commits = merged(walk, onBranch);
            commits.add(onBranch);
            try (CommitReader reader = new CommitReader(repository, step, generation)) {
                for (RevCommit commit : commits) {
                    taker.take(reader.read(commit));
                }
            }
        } catch (IOException e) {
            throw new EstateUnreadable("The history of the estate cannot be read.", e);
        }
    }

    /** Keeps no messages: nobody knows how long they are. */
    private RevWalk light() {
        RevWalk walk = new RevWalk(repository);
        walk.setRetainBody(false);
        return walk;
    }

    private static List<RevCommit> merged(RevWalk walk, RevCommit onBranch) throws IOException {
        List<RevCommit> commits = new ArrayList<>();
        if (onBranch.getParentCount() < 2) {
            return commits;
        }
        walk.sort(RevSort.TOPO);
        walk.sort(RevSort.REVERSE, true);
        for (int i = 1; i < onBranch.getParentCount(); i++) {
            walk.markStart(walk.parseCommit(onBranch.getParent(i)));
        }
        walk.markUninteresting(walk.parseCommit(onBranch.getParent(0)));
        walk.forEach(commits::add);
        return commits;
    }
}
