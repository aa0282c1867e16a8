package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private Instant now = Instant.parse("2026-11-23T09:00:00Z");
    private final Throttle throttle = new Throttle(2, new Moving());

    private final class Moving extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    @Test
    void whatIsTooMuchInAMinuteIsHeldBackAndCountedInTheNext() {
        assertThat(throttle.pass()).hasValue(0);
        assertThat(throttle.pass()).hasValue(0);
        assertThat(throttle.pass()).isEmpty();
        now = now.plusSeconds(59);
        assertThat(throttle.pass()).isEmpty();
        now = now.plusSeconds(1);
        assertThat(throttle.pass()).hasValue(2);
        assertThat(throttle.pass()).hasValue(0);
        assertThat(throttle.pass()).isEmpty();
    }
}
