package dev.tenantry.indexing;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Does a work in a thread of its own whenever it is called. Calls that come during one work become
 * one more. The work must not throw.
 */
public final class OnCall {

    private static final Logger LOG = Logger.getLogger(OnCall.class);

    private final String name;
    private final Semaphore calls = new Semaphore(0);
    private @Nullable Thread worker;
    private volatile boolean ended;

    /**
     * A worker that only remembers calls until it starts.
     *
     * @param name of its thread
     */
    public OnCall(String name) {
        this.name = name;
    }

    public void start(Runnable work) {
        worker = Thread.ofVirtual().name(name).start(() -> answer(work));
    }

    public void call() {
        calls.release();
    }

    /** Calls when so much time has passed. */
    public void callAfter(Duration wait) {
        CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS).execute(this::call);
    }

    /** Ends without a work that is only called for; one under way has so long to end. */
    public void end(Duration patience) {
        ended = true;
        call();
        try {
            if (worker != null && !worker.join(patience)) {
                worker.interrupt();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public void stop() {
        if (worker != null) {
            worker.interrupt();
        }
    }

    private void answer(Runnable work) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                calls.acquire();
                calls.drainPermits();
                if (ended) {
                    return;
                }
                attempt(work);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.errorf(e, "%s could not be done; it is done when it is called again", name);
        }
    }
}
