package dev.tenantry.proposals;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.proposals.PullRequests.Review;
import java.util.List;
import java.util.Optional;

/**
 * What one person may do with one proposal now. Each answer is empty when they may, and otherwise
 * the reason as a sentence for them.
 */
public record Rights(
        Optional<String> notApprove,
        Optional<String> notRefuse,
        Optional<String> notMerge,
        Optional<String> notWithdraw,
        Optional<String> notChange,
        Optional<String> notDecline) {

    static final String NOT_LINKED =
            "Reviews are posted in your name: link your GitHub account to review.";

    static final String CHANGING =
            "Its requester has just changed it: it can be reviewed once its new commit is there.";

    static final String NOT_SHOWN =
            "Somebody changed it on GitHub, and what it holds now cannot be shown here: decide on"
                    + " GitHub.";

    static Rights of(Proposal proposal, Actor actor) {
        Optional<String> review = notReview(proposal, actor);
        return new Rights(
                review.or(() -> approvedAlready(proposal, actor)),
                review,
                notMerge(proposal, actor),
                notWithdraw(proposal, actor),
                notChange(proposal, actor),
                notDecline(proposal, actor));
    }

    public boolean mayApprove() {
        return notApprove.isEmpty();
    }

    public boolean mayRefuse() {
        return notRefuse.isEmpty();
    }

    public boolean mayMerge() {
        return notMerge.isEmpty();
    }

    public boolean mayWithdraw() {
        return notWithdraw.isEmpty();
    }

    public boolean mayChange() {
        return notChange.isEmpty();
    }

    public boolean mayDecline() {
        return notDecline.isEmpty();
    }

    /** Only the link to GitHub is missing. */
    public boolean wantsLink() {
        return notApprove.filter(NOT_LINKED::equals).isPresent()
                || notMerge.filter(NOT_LINKED::equals).isPresent();
    }

    private static Optional<String> notReview(Proposal proposal, Actor actor) {
        if (!proposal.stage().isInReview()) {
            return Optional.of(
                    proposal.stage() == Stage.REQUESTED
                            ? "It can be reviewed once its pull request is open."
                            : "Its review is over.");
        }
        if (proposal.asked().isChanging()) {
            return Optional.of(CHANGING);
        }
        if (OfHead.of(proposal).facts().isEmpty()) {
            return Optional.of(NOT_SHOWN);
        }
        if (proposal.requestedBy().equals(actor.email())) {
            return Optional.of("You asked for it, so somebody else has to review it.");
        }
        if (!actor.is(ConsoleRole.REVIEWER)) {
            return Optional.of("Only reviewers may review it.");
        }
        return notLinked(actor);
    }

    private static Optional<String> approvedAlready(Proposal proposal, Actor actor) {
        List<String> approvers =
                proposal.forge().seen().map(Standing::of).stream()
                        .flatMap(s -> s.approvals().stream())
                        .map(Review::login)
                        .toList();
        return actor.githubLogin()
                .filter(own -> approvers.stream().anyMatch(own::equalsIgnoreCase))
                .map(login -> "You have approved it.");
    }

    private static Optional<String> notMerge(Proposal proposal, Actor actor) {
        if (proposal.stage() != Stage.APPROVED) {
            return Optional.of(
                    proposal.stage().isOpen()
                            ? "It can be merged once it is approved and its checks have passed."
                            : "It cannot be merged any more.");
        }
        if (proposal.asked().isChanging()) {
            return Optional.of(CHANGING);
        }
        if (OfHead.of(proposal).facts().isEmpty()) {
            return Optional.of(NOT_SHOWN);
        }
        if (proposal.forge().isQueued()) {
            return Optional.of("It waits in GitHub's merge queue and is merged in its turn.");
        }
        boolean may =
                actor.is(ConsoleRole.REVIEWER)
                        || actor.is(ConsoleRole.INFRA_ENGINEER)
                        || proposal.requestedBy().equals(actor.email());
        return may
                ? notLinked(actor)
                : Optional.of("Only its requester, reviewers and infra engineers may merge it.");
    }

    private static Optional<String> notWithdraw(Proposal proposal, Actor actor) {
        if (!proposal.stage().isOpen()) {
            return Optional.of("It cannot be withdrawn any more.");
        }
        boolean may =
                proposal.requestedBy().equals(actor.email())
                        || actor.is(ConsoleRole.INFRA_ENGINEER);
        return may
                ? Optional.empty()
                : Optional.of("Only its requester and infra engineers may withdraw it.");
    }

    private static Optional<String> notChange(Proposal proposal, Actor actor) {
        if (!proposal.isOpenThere()) {
            return Optional.of(
                    proposal.stage() == Stage.REQUESTED
                            ? "It can be changed once its pull request is open."
                            : "It is over: ask again in a new request.");
        }
        if (!proposal.requestedBy().equals(actor.email())) {
            return Optional.of("Only its requester may change it.");
        }
        return proposal.forge().isQueued()
                ? Optional.of("It waits in GitHub's merge queue.")
                : Optional.empty();
    }

    /** It says no for good, here and as the console: no account of GitHub's is needed for that. */
    private static Optional<String> notDecline(Proposal proposal, Actor actor) {
        if (!proposal.stage().isOpen()) {
            return Optional.of("It is over.");
        }
        if (proposal.requestedBy().equals(actor.email())) {
            return Optional.of("You asked for it: withdraw it instead.");
        }
        return actor.is(ConsoleRole.REVIEWER)
                ? Optional.empty()
                : Optional.of("Only reviewers may decline it.");
    }

    private static Optional<String> notLinked(Actor actor) {
        return actor.githubLogin().isPresent() ? Optional.empty() : Optional.of(NOT_LINKED);
    }
}
