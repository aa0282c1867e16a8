package dev.tenantry.proposals;

import dev.tenantry.policy.change.Verdict;
import dev.tenantry.proposals.Outbox.Claim;
import dev.tenantry.proposals.OutboxWorker.Outcome;
import dev.tenantry.proposals.PullRequests.PullRequest;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The way of a proposal to its pull request, step by step. Each step asks the forge for one thing
 * that it may find done already, and answers what to record.
 */
@ApplicationScoped
class ForgeSteps {

    private static final Logger LOG = Logger.getLogger(ForgeSteps.class);

    private final PullRequests forge;
    private final Proposals proposals;
    private final Previews previews;
    private final Intents intents;
    private final Wording wording;
    private final Outbox outbox;
    private final Clock clock;

    ForgeSteps(
            PullRequests forge,
            Proposals proposals,
            Previews previews,
            Intents intents,
            Wording wording,
            Outbox outbox,
            Clock clock) {
        this.forge = forge;
        this.proposals = proposals;
        this.previews = previews;
        this.intents = intents;
        this.wording = wording;
        this.outbox = outbox;
        this.clock = clock;
    }

    @WithSpan("proposal step")
    Outcome perform(Claim claim) throws ForgeTrouble, IntentRefused {
        Traces.of(claim.proposal());
        Span.current().setAttribute("tenantry.step", claim.step().name());
        Proposal proposal = proposals.find(claim.proposal()).orElseThrow();
        if (proposal.stage() == Stage.WITHDRAWN && isFirstTry(claim)) {
            return Outcome.SKIPPED;
        }
        return switch (claim.step()) {
            case BRANCH -> branch(proposal);
            case OPEN -> open(proposal);
            case LABEL -> label(proposal);
            case REBASE -> rebase(proposal);
            case DESCRIBE -> describe(proposal);
            case CLOSE -> close(proposal);
            case TIDY -> tidy(proposal);
        };
    }

    /** A step that was begun before may have been done; it is repeated to know what to undo. */
    private static boolean isFirstTry(Claim claim) {
        return claim.attempts() == 1
                && switch (claim.step()) {
                    case BRANCH, OPEN, LABEL, REBASE, DESCRIBE -> true;
                    case CLOSE, TIDY -> false;
                };
    }

    private Outcome branch(Proposal proposal) throws ForgeTrouble, IntentRefused {
        Preview newest = overNewest(proposal);
        if (!newest.maySubmit() && proposal.stage() == Stage.REQUESTED) {
            return p -> p.refused(refusal(newest), clock.instant());
        }
        String head = forge.ensureBranch(wording.draft(proposal, newest));
        return p -> {
            if (p.stage() == Stage.REQUESTED) {
                p.committed(newest, head);
            }
            outbox.add(p.id(), Step.OPEN);
        };
    }

    private Outcome open(Proposal proposal) throws ForgeTrouble {
        PullRequest opened = forge.ensureOpened(wording.draft(proposal));
        return p -> {
            if (p.stage() == Stage.WITHDRAWN) {
                p.openedTooLate(opened.number(), opened.url());
                outbox.add(p.id(), Step.CLOSE);
                return;
            }
            p.opened(opened.number(), opened.url(), clock.instant());
            p.seen(opened, clock.instant());
            outbox.add(p.id(), Step.LABEL);
        };
    }

    private Outcome label(Proposal proposal) throws ForgeTrouble {
        List<String> labels = new ArrayList<>(List.of("tenantry", proposal.asked().kind()));
        proposal.tenant().ifPresent(t -> labels.add("tenant/" + t));
        try {
            forge.ensureLabels(proposal.number().orElseThrow(), labels);
            return nothing();
        } catch (ForgeTrouble.Refused | ForgeTrouble.Conflict e) {
            // It is found without them; nothing else of it depends on what GitHub calls it.
            LOG.infof("Proposal %s has no labels: %s", proposal.id(), e.sentence());
            return Outcome.SKIPPED;
        }
    }

    /**
     * Main moved under it: the intent is applied to the newest main, and the branch moves there.
     */
    private Outcome rebase(Proposal proposal) throws ForgeTrouble, IntentRefused {
        if (!proposal.stage().isInReview() && proposal.stage() != Stage.CONFLICT) {
            return Outcome.SKIPPED;
        }
        Preview newest = overNewest(proposal);
        if (proposal.stage().isInReview() && standsOn(proposal, newest)) {
            // GitHub knows a newer main than we do; once it is read, this is asked for again.
            return Outcome.SKIPPED;
        }
        String oldHead = proposal.forge().head().orElseThrow();
        String head = forge.moveBranch(wording.draft(proposal, newest), oldHead);
        boolean changed = proposal.asked().isChanging();
        return p -> {
            p.appliedAgain(newest, head);
            if (changed) {
                outbox.add(p.id(), Step.DESCRIBE);
            }
        };
    }

    /** Title and words are those of what it asks for now. */
    private Outcome describe(Proposal proposal) throws ForgeTrouble {
        if (proposal.isOpenThere()) {
            forge.describe(proposal.number().orElseThrow(), wording.draft(proposal));
        }
        return nothing();
    }

    private Outcome close(Proposal proposal) throws ForgeTrouble {
        if (proposal.number().isPresent()) {
            int number = proposal.number().get();
            if (proposal.forge().isOf(forge.look(number))) {
                forge.close(number, wording.ended(proposal));
            }
        }
        return p -> outbox.add(p.id(), Step.TIDY);
    }

    private Outcome tidy(Proposal proposal) throws ForgeTrouble {
        forge.deleteBranch(proposal.forge().branch());
        return nothing();
    }

    private Preview overNewest(Proposal proposal) throws IntentRefused {
        return previews.of(
                intents.read(proposal.asked().intent()),
                proposal.asked().requester(),
                proposal.id(),
                proposal.askedAt());
    }

    private static boolean standsOn(Proposal proposal, Preview newest) {
        return !proposal.asked().isChanging()
                && proposal.facts().base().equals(newest.changes().base());
    }

    private static String refusal(Preview preview) {
        return preview.refusals().stream().map(Verdict::sentence).collect(Collectors.joining(" "));
    }

    private static Outcome nothing() {
        return proposal -> {};
    }
}
