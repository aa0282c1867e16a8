package dev.tenantry.testing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProcessorSharesTest {

    private final AtomicLong worked = new AtomicLong(100);
    private final ProcessorShares shares = new ProcessorShares(worked::get);

    @Test
    void whoRunsAloneHasAllAndTwoHaveHalf() {
        shares.begin("one");
        worked.addAndGet(10);
        shares.begin("other");
        worked.addAndGet(20);
        assertThat(shares.end("one")).isEqualTo(20);
        worked.addAndGet(5);
        assertThat(shares.end("other")).isEqualTo(15);
    }
}
