package dev.tenantry.proposals;

import static java.util.stream.Collectors.joining;

import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Verdict.Outcome;
import dev.tenantry.proposals.PullRequests.CheckRun;
import dev.tenantry.proposals.PullRequests.PullRequest;
import dev.tenantry.proposals.PullRequests.Review;
import dev.tenantry.proposals.PullRequests.ReviewEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
        return new Standing(
                approvals(pullRequest.reviews(), pullRequest.head(), pullRequest.retargeted()),
                opinions(pullRequest.reviews()).stream()
                        .filter(r -> r.event() == ReviewEvent.REQUEST_CHANGES)
                        .toList(),
                pullRequest.checks());
    }

    /**
     * Whose last word is an approval of this head into this base.
     *
     * @param reviews in the order in which they were given
     * @param retargeted when the base was another one last; what was approved then does not count
     */
    public static List<Review> approvals(
            List<Review> reviews, String head, Optional<Instant> retargeted) {
        return opinions(reviews).stream()
                .filter(r -> r.event() == ReviewEvent.APPROVE)
                .filter(r -> r.commit().equals(head))
                // The forge counts in whole seconds: of the same one, nobody knows the order.
                .filter(r -> retargeted.map(r.at()::isAfter).orElse(true))
                .toList();
    }

    /** The last word of everybody who may decide; whose word was taken back has none. */
    private static List<Review> opinions(List<Review> reviews) {
        Map<String, Review> latest = new LinkedHashMap<>();
        for (Review review : reviews) {
            if (review.counts() && review.event() != ReviewEvent.COMMENT) {
                latest.put(account(review), review);
            }
        }
        return List.copyOf(latest.values());
    }

    private static String account(Review review) {
        return review.account() == 0
                ? review.login().toLowerCase(Locale.ROOT)
                : Long.toString(review.account());
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

    /** Who wants changes of what it is now; what was said of an earlier head was answered. */
    public List<Review> changesWantedOf(String head) {
        return changesWanted.stream().filter(review -> review.commit().equals(head)).toList();
    }

    boolean isSentBack(String head) {
        return !changesWantedOf(head).isEmpty();
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
            String said = check.get().summary();
            return now(
                    previewed,
                    Outcome.PASSED,
                    said.isEmpty() ? approvedBy().orElse(previewed.sentence()) : said);
        }
        return isBad(check.get())
                ? now(previewed, Outcome.REFUSED, check.get().summary())
                : previewed;
    }

    private Optional<String> approvedBy() {
        return Optional.of(approvals.stream().map(Review::login).collect(joining(" and ")))
                .filter(who -> !who.isEmpty())
                .map(who -> "Approved by " + who + ", not the requester.");
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
