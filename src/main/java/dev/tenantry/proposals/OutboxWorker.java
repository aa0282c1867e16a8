package dev.tenantry.proposals;

import dev.tenantry.identity.Audit;
import dev.tenantry.indexing.OnCall;
import dev.tenantry.manifest.EstateNotRead;
import dev.tenantry.proposals.Outbox.Claim;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Takes steps from the outbox and does them, in every replica: claim in a transaction, do the
 * remote work outside any, record what came of it in a second one. It is woken by the commit that
 * adds a step, and by the time that one had to wait for.
 */
@ApplicationScoped
class OutboxWorker {

    private static final Logger LOG = Logger.getLogger(OutboxWorker.class);

    /** How long a stop waits for it; then its claim runs out, and it is repeated elsewhere. */
    private static final Duration STEP_UNDER_WAY = Duration.ofSeconds(10);

    private final Outbox outbox;
    private final ForgeSteps steps;
    private final PageEvents pages;
    private final Audit audit;
    private final ProposalSettings settings;
    private final Clock clock;
    private final OnCall worker = new OnCall("outbox");
    private volatile boolean stopping;

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

    void start(@Observes StartupEvent event) {
        worker.start(this::workAndCarryOn);
    }

    void filled(@Observes(during = TransactionPhase.AFTER_SUCCESS) OutboxFilled event) {
        worker.call();
    }

    /** Finds what other replicas left: their claims that ran out, and more than they can do. */
    @Scheduled(every = "{tenantry.proposals.outbox-every}")
    void look() {
        worker.call();
    }

    /** The step under way is ended and recorded; what follows is for other replicas. */
    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        worker.end(STEP_UNDER_WAY);
    }

    private void workAndCarryOn() {
        try {
            work();
        } catch (RuntimeException | Error e) {
            // An error of one step must not end the thread that does them all.
            LOG.error("The outbox could not be worked on; the next look tries again", e);
        }
    }

    private void work() {
        Optional<Claim> claim = claim();
        while (claim.isPresent()) {
            perform(claim.get());
            claim = claim();
        }
    }

    private Optional<Claim> claim() {
        return stopping
                ? Optional.empty()
                : QuarkusTransaction.requiringNew().call(() -> outbox.claim(settings.lease()));
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
        proposal.notes().goesOn();
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
                                boolean known = conflicts(claim, because);
                                recorded(claim, p -> unlessEnded(p, how));
                                if (!known) {
                                    audit(claim, Audit.Outcome.REFUSED, because);
                                }
                            }
                        });
    }

    /** Whoever compares open proposals with a moved main may have found, and told, the same. */
    private static boolean conflicts(Claim claim, String because) {
        Proposal proposal = Proposals.locked(claim.proposal());
        return proposal.stage() == Stage.CONFLICT
                && proposal.endedBecause().filter(because::equals).isPresent();
    }

    private static void unlessEnded(Proposal proposal, Outcome how) {
        if (proposal.stage().isOpen()) {
            how.record(proposal);
        }
    }

    private void postpone(Claim claim, String because, Optional<Instant> notBefore) {
        Backoff backoff = new Backoff(settings.firstPause(), settings.longestPause());
        Instant now = clock.instant();
        Instant until = backoff.next(now, claim.attempts(), notBefore);
        QuarkusTransaction.requiringNew()
                .run(
                        () -> {
                            if (outbox.postpone(claim, until)) {
                                Proposals.locked(claim.proposal()).notes().waits(because, until);
                                pages.changed(claim.proposal());
                            }
                        });
        // The database keeps whole microseconds, and rounds up.
        worker.callAfter(Duration.between(now, until).plusMillis(1));
    }
}
