package dev.tenantry.sources.git;

import dev.tenantry.manifest.Branch;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * Turns Git's commits of one step into ours, each as far as a row of the history holds it. Who made
 * them chose their times, names and paths, and only the end of a branch was looked at by anybody.
 */
final class CommitReader implements AutoCloseable {

    /** A commit of the branch itself may be the one that brought the whole estate. */
    private static final int MOST_ON_BRANCH = 200_000;

    /** GitHub's merge commits and squashed commits. */
    private static final Pattern PULL_REQUEST =
            Pattern.compile("^Merge pull request #(\\d{1,9}) |\\(#(\\d{1,9})\\)$");

    private final ObjectReader reader;
    private final RevWalk walk;
    private final String step;
    private final ToIntFunction<String> earlier;
    private final Map<String, Integer> generations = new HashMap<>();
    private int left = Branch.MOST_CHANGES;

    CommitReader(Repository repository, String step, ToIntFunction<String> earlier) {
        this.reader = repository.newObjectReader();
        this.walk = new RevWalk(reader);
        this.step = step;
        this.earlier = earlier;
    }

    EstateCommit read(RevCommit of) throws IOException {
        RevCommit commit = walk.parseCommit(of);
        walk.parseBody(commit);
        List<String> parents = Stream.of(commit.getParents()).map(RevCommit::name).toList();
        int generation = 1 + parents.stream().mapToInt(this::generation).max().orElse(0);
        generations.put(commit.name(), generation);
        String subject = KeptText.line(commit.getShortMessage());
        List<String> leftOut = new ArrayList<>();
        EstateCommit read =
                new EstateCommit(
                        commit.name(),
                        generation,
                        parents,
                        person(commit.getAuthorIdent(), leftOut),
                        person(commit.getCommitterIdent(), leftOut),
                        subject,
                        trailers(commit),
                        pullRequest(subject),
                        Optional.of(step).filter(merge -> !merge.equals(commit.name())),
                        changes(commit, leftOut),
                        leftOut);
        commit.disposeBody();
        return read;
    }

    private int generation(String commit) {
        Integer here = generations.get(commit);
        return here != null ? here : earlier.applyAsInt(commit);
    }

    private static List<String> trailers(RevCommit commit) {
        return KeptText.lines(
                commit.getFooterLines().stream()
                        .map(line -> line.getKey() + ": " + line.getValue())
                        .toList());
    }

    private static Optional<Integer> pullRequest(String subject) {
        Matcher found = PULL_REQUEST.matcher(subject);
        if (!found.find()) {
            return Optional.empty();
        }
        String number = found.group(1) != null ? found.group(1) : found.group(2);
        return Optional.of(Integer.valueOf(number));
    }

    private static EstateCommit.Person person(@Nullable PersonIdent ident, List<String> leftOut) {
        if (ident == null) {
            leftOut.add("This commit does not say who made it.");
            return new EstateCommit.Person("", "", Instant.EPOCH);
        }
        Instant at = ident.getWhenAsInstant();
        if (!KeptText.isKept(at)) {
            leftOut.add("This commit names a time that no calendar of ours has.");
        }
        return new EstateCommit.Person(
                KeptText.name(ident.getName()),
                KeptText.name(ident.getEmailAddress()),
                KeptText.kept(at));
    }

    private List<EstateCommit.Change> changes(RevCommit commit, List<String> leftOut)
            throws IOException {
        boolean onBranch = step.equals(commit.name());
        int most = onBranch ? MOST_ON_BRANCH : left;
        CommitChanges changes = new CommitChanges(most);
        if (!changes.read(reader, walk, commit)) {
            leftOut.add(
                    ("This commit changes more files than are kept (%,d, and %,d for all that one"
                                    + " merge brings): the history has it without them.")
                            .formatted(MOST_ON_BRANCH, Branch.MOST_CHANGES));
            return List.of();
        }
        if (changes.tooLong() > 0) {
            leftOut.add(
                    "This commit changes %,d files whose paths are longer than the history keeps."
                            .formatted(changes.tooLong()));
        }
        left -= onBranch ? 0 : changes.kept().size() + changes.tooLong();
        return changes.kept();
    }

    @Override
    public void close() {
        walk.close();
        reader.close();
    }
}
