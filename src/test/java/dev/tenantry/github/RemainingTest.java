package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

/** Where GitHub takes few requests more, they are for what is called good. */
class RemainingTest {

    private final Remaining remaining = new Remaining(new SimpleMeterRegistry());

    @Test
    void beforeTheFirstAnswerAndWithMuchLeftAllIsJudged() {
        assertThat(remaining.isEnoughFor(false)).isTrue();
        remaining.told(5_000);
        assertThat(remaining.isEnoughFor(false)).isTrue();
    }

    @Test
    void withLittleLeftOnlyWhatIsCalledGoodIsJudgedWhoeverAsks() {
        remaining.told(499);
        assertThat(remaining.isEnoughFor(false)).isFalse();
        assertThat(remaining.isEnoughFor(true)).isTrue();
    }
}
