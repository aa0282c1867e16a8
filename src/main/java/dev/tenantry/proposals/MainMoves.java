package dev.tenantry.proposals;

import dev.tenantry.identity.Audit;
import dev.tenantry.indexing.Source;
import dev.tenantry.indexing.SourceMoved;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/**
 * When main moves, the intent of every open proposal is applied to the newest main again: most mean
 * the same files as before, some must be made again, and some cannot be done any more.
 */
@ApplicationScoped
class MainMoves {

    private static final Logger LOG = Logger.getLogger(MainMoves.class);

    private final Proposals proposals;
    private final Previews previews;
    private final Intents intents;
    private final Following following;
    private final Outbox outbox;
    private final PageEvents pages;
    private final Audit audit;
    private final ManagedExecutor executor;
    private final Clock clock;

    MainMoves(
            Proposals proposals,
            Previews previews,
            Intents intents,
            Following following,
            Outbox outbox,
            PageEvents pages,
            Audit audit,
            ManagedExecutor executor,
            Clock clock) {
        this.proposals = proposals;
        this.previews = previews;
        this.intents = intents;
        this.following = following;
        this.outbox = outbox;
        this.pages = pages;
        this.audit = audit;
        this.executor = executor;
        this.clock = clock;
    }

    void onSource(@Observes SourceMoved moved) {
        if (moved.source() == Source.GIT) {
            executor.execute(this::applyAgain);
        }
    }

    void applyAgain() {
        for (Proposal proposal : proposals.withOpenPullRequest()) {
            try {
                applyAgain(proposal);
            } catch (ForgeTrouble e) {
                LOG.infof("Proposal %s is compared later: %s", proposal.id(), e.sentence());
            } catch (RuntimeException e) {
                LOG.errorf(e, "Proposal %s could not be compared with main", proposal.id());
            }
        }
    }

    private void applyAgain(Proposal proposal) throws ForgeTrouble {
        Optional<String> conflict = Optional.empty();
        boolean same = false;
        try {
            same = isSame(proposal);
        } catch (IntentRefused e) {
            conflict = Optional.of(e.sentence());
        }
        if (same && proposal.stage() != Stage.CONFLICT) {
            return;
        }
        // Main may have moved because this very pull request was merged.
        following.follow(proposal.number().orElseThrow());
        Optional<String> why = conflict;
        QuarkusTransaction.requiringNew().run(() -> record(proposal.id(), why));
    }

    /** Does the intent still mean the same bytes? */
    private boolean isSame(Proposal proposal) throws IntentRefused {
        Preview newest =
                previews.of(
                        intents.read(proposal.asked().intent()),
                        proposal.asked().requester(),
                        proposal.id(),
                        proposal.askedAt());
        List<Facts.Edit> now = Facts.of(newest).edits();
        return now.equals(proposal.facts().edits());
    }

    private void record(ProposalId id, Optional<String> conflict) {
        Proposal proposal = Proposals.locked(id);
        if (!proposal.stage().isInReview() && proposal.stage() != Stage.CONFLICT) {
            return;
        }
        if (conflict.isPresent()) {
            if (proposal.stage() != Stage.CONFLICT) {
                audit(id, conflict.get());
            }
            proposal.conflicts(conflict.get(), clock.instant());
        } else {
            outbox.add(id, Step.REBASE);
        }
        pages.changed(id);
    }

    private void audit(ProposalId id, String because) {
        audit.record(
                Audit.Entry.ofSweep(
                        "main moved",
                        Step.REBASE.act(),
                        "proposal:" + id,
                        Audit.Outcome.REFUSED,
                        because));
    }
}
