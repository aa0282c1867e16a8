package dev.tenantry.proposals;

import dev.tenantry.identity.Audit;
import dev.tenantry.indexing.EstateMoved;
import dev.tenantry.proposals.ForgeSide.ByHand;
import dev.tenantry.proposals.PullRequests.PullRequest;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.ObservesAsync;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Follows a proposal's pull request on the forge: looks, and records how it stands. */
@ApplicationScoped
class Following {

    private static final Logger LOG = Logger.getLogger(Following.class);

    private static final String CLOSED = "Its pull request was closed on GitHub.";

    private static final String MERGED_ALL_THE_SAME =
            "It was over here; its pull request was opened again on GitHub and merged.";

    private final PullRequests forge;
    private final Proposals proposals;
    private final Heads heads;
    private final Landing landing;
    private final Outbox outbox;
    private final PageEvents pages;
    private final Audit audit;
    private final Event<EstateMoved> estateMoved;
    private final Clock clock;

    Following(
            PullRequests forge,
            Proposals proposals,
            Heads heads,
            Landing landing,
            Outbox outbox,
            PageEvents pages,
            Audit audit,
            Event<EstateMoved> estateMoved,
            Clock clock) {
        this.forge = forge;
        this.proposals = proposals;
        this.heads = heads;
        this.landing = landing;
        this.outbox = outbox;
        this.pages = pages;
        this.audit = audit;
        this.estateMoved = estateMoved;
        this.clock = clock;
    }

    void onPullRequest(@ObservesAsync PullRequestMoved moved) {
        lookAt(moved.number());
    }

    void onCheck(@ObservesAsync CheckPublished published) {
        proposals
                .idOf(published.number())
                .ifPresent(
                        id ->
                                QuarkusTransaction.requiringNew()
                                        .run(() -> checkStands(id, published.trouble())));
        lookAt(published.number());
    }

    private void checkStands(ProposalId id, Optional<String> trouble) {
        ForgeSide forge = Proposals.locked(id).forge();
        if (!forge.checkTrouble().equals(trouble)) {
            forge.checkTrouble(trouble);
            pages.changed(id);
        }
    }

    private void lookAt(int number) {
        try {
            follow(number);
        } catch (ForgeTrouble e) {
            LOG.infof("Pull request %d is looked at later: %s", number, e.sentence());
        }
    }

    /** Looks at the pull request if it is one of ours, and records how it stands. */
    @WithSpan("proposal follow")
    void follow(int number) throws ForgeTrouble {
        Optional<ProposalId> id = proposals.idOf(number);
        if (id.isEmpty()) {
            return;
        }
        Traces.of(id.get());
        PullRequest pullRequest = itsOwn(id.get(), forge.look(number));
        Proposal proposal = proposals.find(id.get()).orElseThrow();
        Optional<ByHand> byHand = heads.byHand(proposal, pullRequest);
        Optional<String> lost = landing.lost(proposal, pullRequest, byHand);
        boolean mainMoved =
                QuarkusTransaction.requiringNew()
                        .call(() -> record(id.get(), pullRequest, byHand, lost));
        if (mainMoved) {
            estateMoved.fireAsync(new EstateMoved());
        }
    }

    /** Numbers are given anew where the estate is in another repository. */
    private PullRequest itsOwn(ProposalId id, PullRequest pullRequest) throws ForgeTrouble.Refused {
        if (!proposals.find(id).orElseThrow().forge().isOf(pullRequest)) {
            throw new ForgeTrouble.Refused(
                    "Pull request %d is not of this proposal.".formatted(pullRequest.number()),
                    new IllegalStateException("Its branch is " + pullRequest.branch()));
        }
        return pullRequest;
    }

    /** Answers whether it tells that main moved. */
    private boolean record(
            ProposalId id,
            PullRequest pullRequest,
            Optional<ByHand> byHand,
            Optional<String> lost) {
        Proposal proposal = Proposals.locked(id);
        Instant now = clock.instant();
        if (isOlder(pullRequest, proposal)) {
            return false;
        }
        byHand.ifPresent(proposal.forge()::byHand);
        if (byHand.isEmpty() && isNoNews(pullRequest, proposal)) {
            proposal.forge().lookedAt(now);
            return false;
        }
        Stage before = proposal.stage();
        proposal.seen(pullRequest, now);
        switch (pullRequest.state()) {
            case OPEN -> reviewed(proposal, pullRequest, now);
            case MERGED -> merged(proposal, pullRequest, lost, now);
            case CLOSED -> closed(proposal, CLOSED, now);
        }
        pages.changed(id);
        return proposal.stage().isInReview()
                ? isUnmergeable(pullRequest)
                : proposal.stage() == Stage.MERGED && before != Stage.MERGED;
    }

    private static boolean isUnmergeable(PullRequest pullRequest) {
        return !pullRequest.mergeable().orElse(true);
    }

    /** Looks may overtake each other; the newest state of the pull request counts. */
    private static boolean isOlder(PullRequest pullRequest, Proposal proposal) {
        return proposal.forge()
                .seen()
                .filter(seen -> pullRequest.updatedAt().isBefore(seen.updatedAt()))
                .isPresent();
    }

    /** The same as before, and nothing that still has to be put right. */
    private static boolean isNoNews(PullRequest pullRequest, Proposal proposal) {
        return proposal.forge().isAsSeen(pullRequest) && !isUnmergeable(pullRequest);
    }

    private void reviewed(Proposal proposal, PullRequest pullRequest, Instant now) {
        if (proposal.stage().isInReview()) {
            proposal.reviewStands(Standing.of(pullRequest).stage(), now);
            if (isUnmergeable(pullRequest)) {
                outbox.add(proposal.id(), Step.REBASE);
            }
        }
    }

    private void merged(
            Proposal proposal, PullRequest pullRequest, Optional<String> lost, Instant now) {
        if (lost.isPresent()) {
            closed(proposal, lost.get(), now);
            return;
        }
        Stage before = proposal.stage();
        if (before.isInReview()) {
            reviewed(proposal, pullRequest, before, now);
        }
        if (before.isInReview() || !before.isOnTheWay()) {
            proposal.merged(
                    pullRequest.mergeCommit().orElse(pullRequest.head()),
                    pullRequest.mergedAt().orElse(now));
            outbox.add(proposal.id(), Step.TIDY);
        }
        if (before == Stage.WITHDRAWN || before == Stage.REFUSED) {
            audit(proposal, "merge", MERGED_ALL_THE_SAME);
        }
    }

    /**
     * What stood there when it was merged; a check that was taken back since takes nothing back.
     */
    private static void reviewed(Proposal proposal, PullRequest merged, Stage before, Instant now) {
        Stage stood = Standing.of(merged).stage();
        if (stood.compareTo(before) > 0) {
            proposal.reviewStands(stood, merged.mergedAt().orElse(now));
        }
    }

    private void closed(Proposal proposal, String because, Instant now) {
        if (proposal.stage().isOpen()) {
            proposal.withdrawn(because, now);
            outbox.add(proposal.id(), Step.TIDY);
            audit(proposal, "withdraw", because);
        }
    }

    private void audit(Proposal proposal, String act, String because) {
        audit.record(
                Audit.Entry.ofSweep(
                        "pull request",
                        act,
                        "proposal:" + proposal.id(),
                        Audit.Outcome.DONE,
                        because));
    }
}
