package dev.tenantry.testing;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that work allocates: a limit that does not depend on how fast a machine is. */
public final class Allocations {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocations() {}

    /** Something to be measured. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /** Bytes that all threads allocated while {@code work} ran. */
    public static long of(Work work) throws Exception {
        long before = THREADS.getTotalThreadAllocatedBytes();
        work.run();
        return THREADS.getTotalThreadAllocatedBytes() - before;
    }
}
