package dev.tenantry.proposals;

import dev.tenantry.identity.Actor;
import dev.tenantry.proposals.PullRequests.InTheNameOf;
import dev.tenantry.proposals.PullRequests.ReviewEvent;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/**
 * What people do with a proposal: approve, ask for changes, merge, withdraw. Reviews and merges are
 * made on the forge in the person's own name while they wait for the answer.
 */
@ApplicationScoped
public class Reviewing {

    private final PullRequests forge;
    private final Proposals proposals;
    private final Following following;
    private final Outbox outbox;
    private final PageEvents pages;
    private final Clock clock;

    Reviewing(
            PullRequests forge,
            Proposals proposals,
            Following following,
            Outbox outbox,
            PageEvents pages,
            Clock clock) {
        this.forge = forge;
        this.proposals = proposals;
        this.following = following;
        this.outbox = outbox;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * Approves what the person looked at.
     *
     * @param shown what was on their screen
     */
    @WithSpan("proposal approval")
    public void approve(Proposal proposal, Actor actor, Shown shown)
            throws NotAllowed, ForgeTrouble {
        Traces.of(proposal.id());
        unlessRefused(Rights.of(proposal, actor).notApprove());
        unlessRefused(Rights.of(asItIs(proposal, shown), actor).notApprove());
        review(proposal, actor, shown.head(), ReviewEvent.APPROVE, "");
    }

    /** Asks for changes; {@code reason} is what the requester will read. */
    @WithSpan("proposal refusal")
    public void refuse(Proposal proposal, Actor actor, Shown shown, String reason)
            throws NotAllowed, ForgeTrouble {
        Traces.of(proposal.id());
        unlessRefused(Rights.of(proposal, actor).notRefuse());
        if (reason.isBlank()) {
            throw new NotAllowed("Say what has to change, so that the requester can act on it.");
        }
        asItIs(proposal, shown);
        review(proposal, actor, shown.head(), ReviewEvent.REQUEST_CHANGES, reason.strip());
    }

    /** Merges exactly what was shown, once judged again: what was green may be so no more. */
    @WithSpan("proposal merge")
    public void merge(Proposal proposal, Actor actor, Shown shown) throws NotAllowed, ForgeTrouble {
        Traces.of(proposal.id());
        unlessRefused(Rights.of(proposal, actor).notMerge());
        int number = proposal.number().orElseThrow();
        forge.judge(number);
        unlessRefused(Rights.of(asItIs(proposal, shown), actor).notMerge());
        forge.merge(number, shown.head(), new InTheNameOf(actor.email()));
        following.follow(number);
    }

    /** Says no for good; the pull request is closed with the reason, and the branch deleted. */
    @WithSpan("proposal declination")
    public void decline(Proposal proposal, Actor actor, String reason) throws NotAllowed {
        Traces.of(proposal.id());
        unlessRefused(Rights.of(proposal, actor).notDecline());
        if (reason.isBlank()) {
            throw new NotAllowed("Say why, so that the requester knows what could be asked for.");
        }
        String because = "Declined by %s: %s".formatted(actor.name(), reason.strip());
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            Proposals.locked(proposal.id()).refused(because, clock.instant());
                            outbox.add(proposal.id(), Step.CLOSE);
                            pages.changed(proposal.id());
                        });
    }

    /** Takes it back; the pull request is closed and the branch deleted afterwards. */
    @WithSpan("proposal withdrawal")
    public void withdraw(Proposal proposal, Actor actor, String reason) throws NotAllowed {
        Traces.of(proposal.id());
        unlessRefused(Rights.of(proposal, actor).notWithdraw());
        String who = "Withdrawn by " + actor.name();
        String because = reason.isBlank() ? who + "." : who + ": " + reason.strip();
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            Proposals.locked(proposal.id()).withdrawn(because, clock.instant());
                            outbox.add(proposal.id(), Step.CLOSE);
                            pages.changed(proposal.id());
                        });
    }

    /** The proposal as the forge has it now; a conflict when it is not what they saw. */
    private Proposal asItIs(Proposal proposal, Shown shown) throws ForgeTrouble {
        following.follow(proposal.number().orElseThrow());
        Proposal now = proposals.find(proposal.id()).orElseThrow();
        if (!OfHead.of(now).is(now, shown)) {
            throw new ForgeTrouble.Conflict(
                    "The pull request has changed since you looked at it.",
                    new IllegalStateException("It is not " + shown));
        }
        return now;
    }

    private void review(Proposal proposal, Actor actor, String head, ReviewEvent event, String body)
            throws ForgeTrouble {
        int number = proposal.number().orElseThrow();
        forge.review(number, head, event, body, new InTheNameOf(actor.email()));
        following.follow(number);
    }

    private static void unlessRefused(Optional<String> why) throws NotAllowed {
        if (why.isPresent()) {
            throw new NotAllowed(why.get());
        }
    }
}
