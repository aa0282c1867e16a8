package dev.tenantry.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A worker that is called. */
class OnCallTest {

    private final OnCall worker = new OnCall("on-call-test");
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final AtomicInteger done = new AtomicInteger();

    @AfterEach
    void nothingIsLeftRunning() {
        worker.stop();
    }

    private void work() {
        begun.countDown();
        try {
            mayEnd.await();
            done.incrementAndGet();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aWorkUnderWayIsDoneBeforeTheEndAndWhatWasCalledForIsNotBegun()
            throws InterruptedException {
        worker.start(this::work);
        worker.call();
        begun.await();
        worker.call();
        Thread end = Thread.ofPlatform().start(() -> worker.end(Duration.ofMinutes(3)));
        Eventually.holds(() -> end.getState() == Thread.State.TIMED_WAITING);
        assertThat(done).hasValue(0);
        mayEnd.countDown();
        end.join();
        assertThat(done).hasValue(1);
    }

    @Test
    void itIsCalledOnceTheTimeHasPassed() {
        mayEnd.countDown();
        worker.start(this::work);
        worker.callAfter(Duration.ofMillis(20));
        Eventually.holds(() -> done.get() == 1);
    }
}
