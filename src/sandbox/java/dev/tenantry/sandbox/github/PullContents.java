package dev.tenantry.sandbox.github;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;

/** What Git says about a pull request: its commits, its files, whether it can be merged. */
final class PullContents {

    private static final int MOST_COMMITS = 250;

    private final Hub hub;

    PullContents(Hub hub) {
        this.hub = hub;
    }

    Fields full(Pull pull, Ledger ledger) throws IOException {
        List<Differences.File> files = files(pull);
        PullShape.Size size =
                new PullShape.Size(
                        commits(pull, MOST_COMMITS).size(),
                        files.stream().mapToInt(Differences.File::additions).sum(),
                        files.stream().mapToInt(Differences.File::deletions).sum(),
                        files.size());
        return hub.pulls().full(pull, ledger, size, state(pull, ledger));
    }

    List<RevCommit> commits(Pull pull, int most) throws IOException {
        return hub.git().between(base(pull), head(pull), most);
    }

    /** What the head changes, counted from where it left the base branch. */
    List<Differences.File> files(Pull pull) throws IOException {
        RevCommit head = hub.git().commit(pull.headSha);
        Optional<RevCommit> fork = hub.git().mergeBase(base(pull), head);
        return new Differences(hub.git().repository())
                .between(fork.map(RevCommit::getTree).orElse(null), head.getTree());
    }

    /** What stands in the way of a merge, in GitHub's words; empty when nothing does. */
    Optional<String> obstacle(Pull pull, Ledger ledger) {
        if (!pull.baseRef.equals("main")) {
            // Nothing is demanded of other branches.
            return Optional.empty();
        }
        List<Review> opinions = List.copyOf(pull.opinions().values());
        if (opinions.stream().anyMatch(review -> review.state().equals("CHANGES_REQUESTED"))) {
            return Optional.of("Changes have been requested by a reviewer with write access.");
        }
        BranchRules rules = ledger.rules;
        List<Review> approvals =
                opinions.stream()
                        .filter(review -> review.state().equals("APPROVED"))
                        .filter(review -> mayWrite(review, ledger))
                        .filter(review -> !rules.dismissed || isOf(pull, review))
                        .toList();
        if (approvals.size() < rules.approvals) {
            return Optional.of(
                    "At least "
                            + rules.approvals
                            + " approving review is required by reviewers with write access.");
        }
        if (rules.lastPush && approvals.stream().allMatch(r -> pushedLast(pull, ledger, r))) {
            return Optional.of(
                    "New changes require approval from someone other than the last pusher.");
        }
        return rules.signatures && !isSigned(pull)
                ? Optional.of("Commits must have verified signatures.")
                : missingCheck(pull, ledger);
    }

    /** GitHub signs what an App commits by the API. */
    private boolean isSigned(Pull pull) {
        try {
            return hub.git()
                    .commit(pull.headSha)
                    .getAuthorIdent()
                    .getEmailAddress()
                    .contains("[bot]@");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean mayWrite(Review review, Ledger ledger) {
        return ledger.account(review.login()).filter(Account::mayWrite).isPresent();
    }

    private static boolean isOf(Pull pull, Review review) {
        return review.commit().equals(pull.headSha);
    }

    private static boolean pushedLast(Pull pull, Ledger ledger, Review review) {
        return ledger.activity.reversed().stream()
                .filter(move -> move.ref().equals("refs/heads/" + pull.headRef))
                .findFirst()
                .filter(move -> move.login().equals(review.login()))
                .isPresent();
    }

    private static Optional<String> missingCheck(Pull pull, Ledger ledger) {
        return ledger.rules.checks.stream()
                .filter(name -> required(ledger, pull.headSha, name).noneMatch(CheckRun::passed))
                .findFirst()
                .map(name -> "Required status check \"" + name + "\" is expected.");
    }

    /** Is each required check green at a commit? */
    boolean passed(Ledger ledger, String sha) {
        return ledger.rules.checks.stream()
                .allMatch(name -> required(ledger, sha, name).anyMatch(CheckRun::passed));
    }

    /** Has a required check ended there and is not green? */
    boolean failed(Ledger ledger, String sha) {
        return ledger.rules.checks.stream()
                .flatMap(name -> required(ledger, sha, name))
                .anyMatch(run -> run.status().equals("completed") && !run.passed());
    }

    private static Stream<CheckRun> required(Ledger ledger, String sha, String name) {
        return ledger.latestChecks(sha).stream()
                .filter(run -> run.login().equals(Ledger.BOT) && run.name().equals(name));
    }

    private String state(Pull pull, Ledger ledger) throws IOException {
        if (!pull.open) {
            return "unknown";
        }
        if (hub.git().merge(base(pull), head(pull)).isEmpty()) {
            return "dirty";
        }
        if (pull.draft) {
            return "draft";
        }
        return obstacle(pull, ledger).isPresent() ? "blocked" : "clean";
    }

    /** The base branch as it is now; of a closed one, as it was. */
    ObjectId base(Pull pull) throws IOException {
        Optional<ObjectId> tip = pull.open ? hub.git().branch(pull.baseRef) : Optional.empty();
        return tip.orElseGet(() -> ObjectId.fromString(pull.baseSha));
    }

    private static ObjectId head(Pull pull) {
        return ObjectId.fromString(pull.headSha);
    }
}
