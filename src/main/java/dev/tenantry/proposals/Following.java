package dev.tenantry.proposals;

import dev.tenantry.identity.Audit;
import dev.tenantry.indexing.EstateMoved;
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

    private final PullRequests forge;
    private final Proposals proposals;
    private final Outbox outbox;
    private final PageEvents pages;
    private final Audit audit;
    private final Event<EstateMoved> estateMoved;
    private final Clock clock;

    Following(
            PullRequests forge,
            Proposals proposals,
            Outbox outbox,
            PageEvents pages,
            Audit audit,
            Event<EstateMoved> estateMoved,
            Clock clock) {
        this.forge = forge;
        this.proposals = proposals;
        this.outbox = outbox;
        this.pages = pages;
        this.audit = audit;
        this.estateMoved = estateMoved;
        this.clock = clock;
    }

    void onPullRequest(@ObservesAsync PullRequestMoved moved) {
        try {
            follow(moved.number());
        } catch (ForgeTrouble e) {
            LOG.infof("Pull request %d is looked at later: %s", moved.number(), e.sentence());
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
        PullRequest pullRequest = forge.look(number);
        boolean mainMoved =
                QuarkusTransaction.requiringNew().call(() -> record(id.get(), pullRequest));
        if (mainMoved) {
            estateMoved.fireAsync(new EstateMoved());
        }
    }

    /** Answers whether it tells that main moved. */
    private boolean record(ProposalId id, PullRequest pullRequest) {
        Proposal proposal = Proposals.locked(id);
        Instant now = clock.instant();
        if (isOlder(pullRequest, proposal)) {
            return false;
        }
        if (isNoNews(pullRequest, proposal)) {
            proposal.forge().lookedAt(now);
            return false;
        }
        Stage before = proposal.stage();
        proposal.seen(pullRequest, now);
        switch (pullRequest.state()) {
            case OPEN -> reviewed(proposal, pullRequest, now);
            case MERGED -> merged(proposal, pullRequest, now);
            case CLOSED -> closed(proposal, now);
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

    private void merged(Proposal proposal, PullRequest pullRequest, Instant now) {
        if (proposal.stage().isInReview() || proposal.stage() == Stage.CONFLICT) {
            proposal.merged(
                    pullRequest.mergeCommit().orElse(pullRequest.head()),
                    pullRequest.mergedAt().orElse(now));
            outbox.add(proposal.id(), Step.TIDY);
        }
    }

    private void closed(Proposal proposal, Instant now) {
        if (proposal.stage().isOpen()) {
            proposal.withdrawn(CLOSED, now);
            outbox.add(proposal.id(), Step.TIDY);
            audit.record(
                    Audit.Entry.ofSweep(
                            "pull request",
                            "withdraw",
                            "proposal:" + proposal.id(),
                            Audit.Outcome.DONE,
                            CLOSED));
        }
    }
}
