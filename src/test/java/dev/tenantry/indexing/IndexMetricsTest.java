package dev.tenantry.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.StartupEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is measured is what is so. */
class IndexMetricsTest extends IndexedEstate {

    private final Clock later = Clock.offset(CLOCK, Duration.ofSeconds(90));
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private double age(Source source) {
        return registry.get("tenantry.index.age").tag("source", source.name()).gauge().value();
    }

    private double findingsMeasured() {
        return registry.get("tenantry.findings").gauge().value();
    }

    @Test
    void theAgeOfASourceAndTheNumberOfFindingsAreMeasured() {
        new IndexMetrics(freshness, findings, later).register(new StartupEvent(), registry);
        assertThat(age(Source.GIT)).isNaN();
        assertThat(findingsMeasured()).isZero();

        origin.put("tenants/acme/infra/data/one.yaml", "kind: x: y");
        origin.put("tenants/acme/infra/data/two.yaml", "kind: x: y");
        origin.commit("Break two files");
        indexing.look();
        Instant asOf = freshness.of(Source.GIT).asOf().orElseThrow();
        assertThat(age(Source.GIT))
                .isEqualTo(Duration.between(asOf, later.instant()).toMillis() / 1000.0)
                .isGreaterThanOrEqualTo(90);
        assertThat(age(Source.BILLING)).isNaN();
        assertThat(findingsMeasured()).isEqualTo(2);
    }
}
