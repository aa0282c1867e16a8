package dev.tenantry.indexing;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Does a work in a thread of its own whenever it is called. Calls that come during one work become
 * one more. The work must not throw.
 */
public final class OnCall {

    private final String name;
    private final Semaphore calls = new Semaphore(0);
    private @Nullable Thread worker;

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
                work.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
