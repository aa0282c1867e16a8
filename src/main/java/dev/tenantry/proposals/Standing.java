package dev.tenantry.proposals;

import static java.util.stream.Collectors.joining;

import dev.tenantry.policy.Verdict;
import dev.tenantry.policy.Verdict.Outcome;
import dev.tenantry.proposals.PullRequests.CheckRun;
import dev.tenantry.proposals.PullRequests.PullRequest;
import dev.tenantry.proposals.PullRequests.Review;
import dev.tenantry.proposals.PullRequests.ReviewEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the review of a pull request stands: who approved its newest commit, who wants changes, and
 * what the check runs say. A pure reading of what GitHub answered.
 */
public record Standing(List<Review> approvals, List<Review> changesWanted, List<CheckRun> checks) {

    /** The check run that this console publishes on every pull request. */
    public static final String POLICY_CHECK = "tenantry/policy";

    private static final Set<String> GOOD = Set.of("success", "neutral", "skipped");

    static Standing of(PullRequest pullRequest) {
        Map<String, Review> latest = new LinkedHashMap<>();
        for (Review review : pullRequest.reviews()) {
            if (review.event() != ReviewEvent.COMMENT) {
                latest.put(review.login(), review);
            }
        }
        List<Review> approvals =
                latest.values().stream()
                        .filter(r -> r.event() == ReviewEvent.APPROVE)
                        .filter(r -> r.commit().equals(pullRequest.head()))
                        .toList();
        List<Review> wanted =
                latest.values().stream()
                        .filter(r -> r.event() == ReviewEvent.REQUEST_CHANGES)
                        .toList();
        return new Standing(approvals, wanted, pullRequest.checks());
    }

    /** Where a proposal stands whose pull request stands so. */
    Stage stage() {
        if (!checksPassed()) {
            return Stage.OPENED;
        }
        return isApproved() ? Stage.APPROVED : Stage.CHECKED;
    }

    /** Every check said yes; our own may still wait for an approval. */
    public boolean checksPassed() {
        return !checks.isEmpty()
                && checks.stream().allMatch(c -> isGood(c) || (isPolicy(c) && waits(c)));
    }

    /** Somebody approved the newest commit, nobody wants changes, and four eyes are satisfied. */
    public boolean isApproved() {
        return !approvals.isEmpty()
                && changesWanted.isEmpty()
                && policyCheck().map(Standing::isGood).orElse(false);
    }

    public Optional<CheckRun> policyCheck() {
        return checks.stream().filter(Standing::isPolicy).findFirst();
    }

    /**
     * The verdicts of the preview, with those that waited for a person as they are now: our check
     * on the pull request knows who approved.
     */
    List<Verdict> judged(List<Verdict> previewed) {
        return previewed.stream().map(this::judged).toList();
    }

    private Verdict judged(Verdict previewed) {
        Optional<CheckRun> check = policyCheck();
        if (previewed.outcome() != Outcome.PENDING || check.isEmpty()) {
            return previewed;
        }
        if (isGood(check.get())) {
            return now(previewed, Outcome.PASSED, approvedBy().orElse(previewed.sentence()));
        }
        return isBad(check.get())
                ? now(previewed, Outcome.REFUSED, check.get().summary())
                : previewed;
    }

    private Optional<String> approvedBy() {
        return Optional.of(approvals.stream().map(Review::login).collect(joining(" and ")))
                .filter(who -> !who.isEmpty())
                .map(who -> "Approved by " + who + ", who did not ask for it.");
    }

    private static Verdict now(Verdict before, Outcome outcome, String sentence) {
        return new Verdict(before.rule(), sentence, outcome, before.source(), before.allowed());
    }

    private static boolean isPolicy(CheckRun check) {
        return check.name().equals(POLICY_CHECK);
    }

    static boolean isGood(CheckRun check) {
        return check.conclusion().map(GOOD::contains).orElse(false);
    }

    /** It said no. */
    static boolean isBad(CheckRun check) {
        return !isGood(check) && !waits(check);
    }

    /** It runs, or asks for an act of a person. */
    private static boolean waits(CheckRun check) {
        return check.conclusion().map("action_required"::equals).orElse(true);
    }
}
