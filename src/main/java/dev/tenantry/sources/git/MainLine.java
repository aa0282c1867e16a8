package dev.tenantry.sources.git;

import dev.tenantry.manifest.NotComparable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * The commits at which the main branch itself stood, the newest first: each the first parent of the
 * one before. The forge made and dated them, and not whoever wrote what they brought.
 */
final class MainLine {

    /** So many are looked through. */
    private static final int LONGEST = 20_000;

    private final RevWalk walk;
    private final RevCommit newest;

    private MainLine(RevWalk walk, RevCommit newest) {
        this.walk = walk;
        this.newest = newest;
    }

    static MainLine of(RevWalk walk, RevCommit newest) {
        return new MainLine(walk, newest);
    }

    /** The same by their names; a commit that is not here is held by none. */
    static Optional<String> firstWith(Repository estate, String main, String commit) {
        try (RevWalk walk = new RevWalk(estate)) {
            if (!estate.getObjectDatabase().has(ObjectId.fromString(commit))) {
                return Optional.empty();
            }
            walk.setRetainBody(false);
            RevCommit newest = walk.parseCommit(ObjectId.fromString(main));
            return of(walk, newest)
                    .firstWith(walk.parseCommit(ObjectId.fromString(commit)))
                    .map(RevCommit::name);
        } catch (IOException e) {
            throw new EstateUnreadable("The history of the estate cannot be read.", e);
        }
    }

    /**
     * Where main stood before a merge brought it the commit; empty when it has it not.
     *
     * @throws NotComparable when main stood at it: nobody can say how much of it came at once
     */
    static Optional<String> before(Repository estate, String main, String commit)
            throws NotComparable {
        Optional<String> with = firstWith(estate, main, commit);
        if (with.filter(commit::equals).isPresent()) {
            throw new NotComparable("The main branch stood at commit %s itself.".formatted(commit));
        }
        try (RevWalk walk = new RevWalk(estate)) {
            return with.isEmpty()
                    ? with
                    : Optional.of(
                            walk.parseCommit(ObjectId.fromString(with.get())).getParent(0).name());
        } catch (IOException e) {
            throw new EstateUnreadable("The history of the estate cannot be read.", e);
        }
    }

    /**
     * The oldest of them that holds a commit: itself, or the merge that brought it. Empty when none
     * does.
     */
    Optional<RevCommit> firstWith(RevCommit commit) throws IOException {
        List<RevCommit> line = new ArrayList<>();
        RevCommit at = newest;
        while (!at.equals(commit) && at.getParentCount() > 0 && line.size() < LONGEST) {
            line.add(at);
            at = walk.parseCommit(at.getParent(0));
        }
        if (at.equals(commit)) {
            return Optional.of(commit);
        }
        return line.isEmpty() || !walk.isMergedInto(commit, newest)
                ? Optional.empty()
                : Optional.of(oldestWith(commit, line));
    }

    /** Once main holds it, it does for good: the line is cut in halves. */
    private RevCommit oldestWith(RevCommit commit, List<RevCommit> line) throws IOException {
        int with = 0;
        int without = line.size();
        while (with < without - 1) {
            int middle = (with + without) / 2;
            if (walk.isMergedInto(commit, line.get(middle))) {
                with = middle;
            } else {
                without = middle;
            }
        }
        return line.get(with);
    }
}
