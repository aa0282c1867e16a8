package dev.tenantry.proposals;

import dev.tenantry.identity.Audit;
import dev.tenantry.manifest.EstateNotRead;
import dev.tenantry.proposals.Outbox.Claim;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes steps from the outbox and does them, in every replica: claim in a transaction, do the
 * remote work outside any, record what came of it in a second one.
 */
@ApplicationScoped
class OutboxWorker {

    private static final Logger LOG = Logger.getLogger(OutboxWorker.class);

    private final Outbox outbox;
    private final ForgeSteps steps;
    private final PageEvents pages;
    private final Audit audit;
    private final ProposalSettings settings;
    private final Clock clock;

    OutboxWorker(
            Outbox outbox,
            ForgeSteps steps,
            PageEvents pages,
            Audit audit,
            ProposalSettings settings,
            Clock clock) {
        this.outbox = outbox;
        this.steps = steps;
        this.pages = pages;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(
            every = "{tenantry.proposals.outbox-every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void work() {
        Optional<Claim> claim = claim();
        while (claim.isPresent()) {
            perform(claim.get());
            claim = claim();
        }
    }

    private Optional<Claim> claim() {
        return QuarkusTransaction.requiringNew().call(() -> outbox.claim(settings.lease()));
    }

    private void perform(Claim claim) {
        try {
            Outcome outcome = steps.perform(claim);
            QuarkusTransaction.requiringNew().run(() -> record(claim, outcome));
        } catch (ForgeTrouble e) {
            trouble(claim, e);
        } catch (IntentRefused e) {
            end(claim, e.sentence(), p -> p.conflicts(e.sentence(), clock.instant()));
        } catch (EstateNotRead e) {
            postpone(claim, EstateNotRead.SENTENCE, Optional.empty());
        } catch (RuntimeException e) {
            LOG.errorf(e, "Step %s of proposal %s failed", claim.step(), claim.proposal());
            postpone(claim, "Something went wrong on our side.", Optional.empty());
        }
    }

    private void trouble(Claim claim, ForgeTrouble trouble) {
        String sentence = trouble.sentence();
        LOG.infof("Proposal %s at %s: %s", claim.proposal(), claim.step(), sentence);
        switch (trouble) {
            case ForgeTrouble.Wait wait -> postpone(claim, sentence, wait.retryAt());
            case ForgeTrouble.Conflict _ ->
                    end(claim, sentence, p -> p.conflicts(sentence, clock.instant()));
            case ForgeTrouble.Refused _ ->
                    end(claim, sentence, p -> p.refused(sentence, clock.instant()));
        }
    }

    /** What a step did, as a change of its proposal and the steps that follow. */
    @FunctionalInterface
    interface Outcome {

        /** There was nothing to be done any more. */
        Outcome SKIPPED =
                new Outcome() {
                    @Override
                    public void record(Proposal proposal) {
                        // It stays as it is.
                    }

                    @Override
                    public boolean isAct() {
                        return false;
                    }
                };

        void record(Proposal proposal);

        default boolean isAct() {
            return true;
        }
    }

    private void record(Claim claim, Outcome outcome) {
        if (outbox.done(claim)) {
            Proposal proposal = recorded(claim, outcome);
            if (proposal.stage() == Stage.REFUSED && claim.step() == Step.BRANCH) {
                audit(claim, Audit.Outcome.REFUSED, proposal.endedBecause().orElse(""));
            } else if (outcome.isAct()) {
                audit(claim, Audit.Outcome.DONE, "for " + proposal.requestedBy());
            }
        }
    }

    private Proposal recorded(Claim claim, Outcome outcome) {
        Proposal proposal = Proposals.locked(claim.proposal());
        outcome.record(proposal);
        proposal.goesOn();
        pages.changed(claim.proposal());
        return proposal;
    }

    /** In the transaction that says so of the proposal. */
    private void audit(Claim claim, Audit.Outcome outcome, String detail) {
        audit.record(
                Audit.Entry.ofSweep(
                        "outbox",
                        claim.step().act(),
                        "proposal:" + claim.proposal(),
                        outcome,
                        detail));
    }

    /** A step that cannot be done ends the way of an open proposal, and only itself otherwise. */
    private void end(Claim claim, String because, Outcome how) {
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            if (outbox.done(claim)) {
                                recorded(claim, p -> unlessEnded(p, how));
                                audit(claim, Audit.Outcome.REFUSED, because);
                            }
                        });
    }

    private static void unlessEnded(Proposal proposal, Outcome how) {
        if (proposal.stage().isOpen()) {
            how.record(proposal);
        }
    }

    private void postpone(Claim claim, String because, Optional<Instant> notBefore) {
        Backoff backoff = new Backoff(settings.firstPause(), settings.longestPause());
        Instant until = backoff.next(clock.instant(), claim.attempts(), notBefore);
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            if (outbox.postpone(claim, until)) {
                                Proposals.locked(claim.proposal()).waits(because, until);
                                pages.changed(claim.proposal());
                            }
                        });
    }
}
