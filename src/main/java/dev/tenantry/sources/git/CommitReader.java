package dev.tenantry.sources.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Turns Git's commits of one step into ours. */
final class CommitReader implements AutoCloseable {

    /** GitHub's merge commits and squashed commits. */
    private static final Pattern PULL_REQUEST =
            Pattern.compile("^Merge pull request #(\\d{1,9}) |\\(#(\\d{1,9})\\)$");

    private final ObjectReader reader;
    private final RevWalk walk;
    private final String step;
    private final ToIntFunction<String> earlier;
    private final Map<String, Integer> generations = new HashMap<>();

    CommitReader(Repository repository, String step, ToIntFunction<String> earlier) {
        this.reader = repository.newObjectReader();
        this.walk = new RevWalk(reader);
        this.step = step;
        this.earlier = earlier;
    }

    EstateCommit read(RevCommit commit) throws IOException {
        List<String> parents = Stream.of(commit.getParents()).map(RevCommit::name).toList();
        int generation = 1 + parents.stream().mapToInt(this::generation).max().orElse(0);
        generations.put(commit.name(), generation);
        return new EstateCommit(
                commit.name(),
                generation,
                parents,
                person(commit.getAuthorIdent()),
                person(commit.getCommitterIdent()),
                commit.getShortMessage(),
                commit.getFooterLines().stream()
                        .map(line -> line.getKey() + ": " + line.getValue())
                        .toList(),
                pullRequest(commit.getShortMessage()),
                Optional.of(step).filter(merge -> !merge.equals(commit.name())),
                changes(commit));
    }

    private int generation(String commit) {
        Integer here = generations.get(commit);
        return here != null ? here : earlier.applyAsInt(commit);
    }

    private static Optional<Integer> pullRequest(String subject) {
        Matcher found = PULL_REQUEST.matcher(subject);
        if (!found.find()) {
            return Optional.empty();
        }
        String number = found.group(1) != null ? found.group(1) : found.group(2);
        return Optional.of(Integer.valueOf(number));
    }

    private static EstateCommit.Person person(PersonIdent ident) {
        return new EstateCommit.Person(
                ident.getName(), ident.getEmailAddress(), ident.getWhenAsInstant());
    }

    private List<EstateCommit.Change> changes(RevCommit commit) throws IOException {
        List<EstateCommit.Change> changes = new ArrayList<>();
        try (TreeWalk trees = new TreeWalk(reader)) {
            if (commit.getParentCount() == 0) {
                trees.addTree(new EmptyTreeIterator());
            } else {
                trees.addTree(walk.parseCommit(commit.getParent(0)).getTree());
            }
            trees.addTree(walk.parseCommit(commit).getTree());
            trees.setRecursive(true);
            trees.setFilter(TreeFilter.ANY_DIFF);
            while (trees.next()) {
                changes.add(new EstateCommit.Change(RawPath.text(trees.getRawPath()), kind(trees)));
            }
        }
        return changes;
    }

    private static EstateCommit.Kind kind(TreeWalk trees) {
        if (FileMode.MISSING.equals(trees.getFileMode(0))) {
            return EstateCommit.Kind.ADDED;
        }
        return FileMode.MISSING.equals(trees.getFileMode(1))
                ? EstateCommit.Kind.REMOVED
                : EstateCommit.Kind.CHANGED;
    }

    @Override
    public void close() {
        walk.close();
        reader.close();
    }
}
