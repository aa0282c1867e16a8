package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Whoever has many pull requests judged that nobody calls good keeps no other waiting. */
class FewAtOnceTest {

    private final FewAtOnce door = new FewAtOnce();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger within = new AtomicInteger();

    @Test
    void whatIsCalledGoodGoesPastTheOthers()
            throws InterruptedException, ExecutionException, TimeoutException {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<Integer>> others = new ArrayList<>();
            try {
                for (int i = 0; i < 3; i++) {
                    others.add(threads.submit(() -> door.other(this::slowly)));
                }
                Eventually.holds(() -> within.get() > 0);
                Future<String> good = threads.submit(() -> door.first(() -> "judged"));
                assertThat(good.get(5, TimeUnit.SECONDS)).isEqualTo("judged");
                assertThat(within).hasValue(1);
            } finally {
                end.countDown();
            }
            for (Future<Integer> other : others) {
                assertThat(other.get()).isPositive();
            }
        }
    }

    private int slowly() {
        int count = within.incrementAndGet();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return count;
    }
}
