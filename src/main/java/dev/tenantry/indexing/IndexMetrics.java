package dev.tenantry.indexing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;

/** Tells Prometheus how old each source's rows are and how much wants a human. */
@ApplicationScoped
public class IndexMetrics {

    private final Freshness freshness;
    private final Findings findings;
    private final Clock clock;

    public IndexMetrics(Freshness freshness, Findings findings, Clock clock) {
        this.freshness = freshness;
        this.findings = findings;
        this.clock = clock;
    }

    void register(@Observes StartupEvent event, MeterRegistry registry) {
        for (Source source : Source.values()) {
            Gauge.builder("tenantry.index.age", () -> age(source))
                    .description("Seconds since the source was as the rows say; NaN before")
                    .baseUnit("seconds")
                    .tag("source", source.name())
                    .register(registry);
        }
        Gauge.builder("tenantry.findings", () -> findings.count(Findings.Filter.ALL))
                .description("Findings in all sources")
                .register(registry);
    }

    private double age(Source source) {
        return freshness
                .of(source)
                .asOf()
                .map(asOf -> Duration.between(asOf, clock.instant()).toMillis() / 1000.0)
                .orElse(Double.NaN);
    }
}
