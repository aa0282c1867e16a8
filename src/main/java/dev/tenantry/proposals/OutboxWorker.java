package dev.tenantry.proposals;

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
    private final ProposalSettings settings;
    private final Clock clock;

    OutboxWorker(
            Outbox outbox,
            ForgeSteps steps,
            PageEvents pages,
            ProposalSettings settings,
            Clock clock) {
        this.outbox = outbox;
        this.steps = steps;
        this.pages = pages;
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
            end(claim, p -> p.conflicts(e.sentence(), clock.instant()));
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
            case ForgeTrouble.Conflict _ -> end(claim, p -> p.conflicts(sentence, clock.instant()));
            case ForgeTrouble.Refused _ -> end(claim, p -> p.refused(sentence, clock.instant()));
        }
    }

    /** What a step did, as a change of its proposal and the steps that follow. */
    @FunctionalInterface
    interface Outcome {
        void record(Proposal proposal);
    }

    private void record(Claim claim, Outcome outcome) {
        if (outbox.done(claim)) {
            Proposal proposal = Proposals.locked(claim.proposal());
            outcome.record(proposal);
            proposal.goesOn();
            pages.changed(claim.proposal());
        }
    }

    /** A step that cannot be done ends the way of an open proposal, and only itself otherwise. */
    private void end(Claim claim, Outcome how) {
        QuarkusTransaction.requiringNew()
                .run(
                        () ->
                                record(
                                        claim,
                                        p -> {
                                            if (p.stage().isOpen()) {
                                                how.record(p);
                                            }
                                        }));
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
