package dev.tenantry.proposals;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;

/** How much waits to be done on the forge, and how many proposals are at each stage. */
@Singleton
class ProposalMetrics implements MeterBinder {

    private final Outbox outbox;

    ProposalMetrics(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("tenantry.outbox.depth", outbox, Outbox::depth)
                .description("Steps that wait to be done on the forge")
                .register(registry);
        for (Stage stage : Stage.values()) {
            Gauge.builder("tenantry.proposals", () -> at(stage))
                    .description("Proposals at each stage")
                    .tag("stage", stage.slug())
                    .register(registry);
        }
    }

    private static long at(Stage stage) {
        return QuarkusTransaction.joiningExisting().call(() -> Proposal.count("stage", stage));
    }
}
