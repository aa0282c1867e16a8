package dev.tenantry.proposals;

import static dev.tenantry.proposals.Fixtures.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff(Duration.ofSeconds(2), Duration.ofMinutes(5));

    private long seconds(int attempts) {
        return Duration.between(MONDAY, backoff.next(MONDAY, attempts, Optional.empty()))
                .toSeconds();
    }

    @Test
    void pausesDoubleUpToTheLongest() {
        assertThat(seconds(1)).isEqualTo(2);
        assertThat(seconds(2)).isEqualTo(4);
        assertThat(seconds(5)).isEqualTo(32);
        assertThat(seconds(500)).isEqualTo(300);
    }

    @Test
    void neverBeforeTheForgeAllowsIt() {
        assertThat(backoff.next(MONDAY, 1, Optional.of(MONDAY.plusSeconds(900))))
                .isEqualTo(MONDAY.plusSeconds(900));
        assertThat(backoff.next(MONDAY, 9, Optional.of(MONDAY.plusSeconds(1))))
                .isEqualTo(MONDAY.plusSeconds(300));
    }
}
