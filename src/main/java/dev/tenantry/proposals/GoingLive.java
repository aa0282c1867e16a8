package dev.tenantry.proposals;

import dev.tenantry.indexing.Source;
import dev.tenantry.indexing.SourceMoved;
import io.opentelemetry.api.trace.Tracer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/** Moves merged proposals on when the cluster and Google Cloud report that they are there. */
@ApplicationScoped
class GoingLive {

    private static final Logger LOG = Logger.getLogger(GoingLive.class);

    private final Proposals proposals;
    private final Delivery delivery;
    private final PageEvents pages;
    private final ManagedExecutor executor;
    private final Clock clock;
    private final Tracer tracer;

    GoingLive(
            Proposals proposals,
            Delivery delivery,
            PageEvents pages,
            ManagedExecutor executor,
            Clock clock,
            Tracer tracer) {
        this.proposals = proposals;
        this.delivery = delivery;
        this.pages = pages;
        this.executor = executor;
        this.clock = clock;
        this.tracer = tracer;
    }

    void onSource(@Observes SourceMoved moved) {
        if (moved.source() != Source.BILLING) {
            executor.execute(this::look);
        }
    }

    @Scheduled(
            every = "{tenantry.proposals.follow-every}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        delivery.look(proposals.at(Stage.MERGED, Stage.SYNCED)).forEach(this::follow);
    }

    private void follow(ProposalId id, Delivery.Delivered delivered) {
        try {
            QuarkusTransaction.requiringNew()
                    .call(() -> step(id, delivered))
                    .ifPresent(live -> Traces.delivered(tracer, live));
        } catch (RuntimeException e) {
            LOG.errorf(e, "Proposal %s could not be followed", id);
        }
    }

    /** Answers the proposal when it is news that it is live. */
    private Optional<Proposal> step(ProposalId id, Delivery.Delivered delivered) {
        Proposal proposal = Proposals.locked(id);
        Stage before = proposal.stage();
        if (proposal.stage() == Stage.MERGED && delivered.notSynced().isEmpty()) {
            proposal.synced(clock.instant(), delivered.applied());
        }
        if (proposal.stage() == Stage.SYNCED && delivered.notLive().isEmpty()) {
            proposal.live(clock.instant(), delivered.live());
        }
        Optional<String> now = delivered.missing(proposal.stage());
        if (proposal.stage() != before || !now.equals(proposal.waitsBecause())) {
            proposal.delivering(now);
            pages.changed(id);
        }
        return Optional.of(proposal).filter(p -> p.stage() == Stage.LIVE && p.stage() != before);
    }
}
