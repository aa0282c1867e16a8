package dev.tenantry.github;

import dev.tenantry.proposals.ForgeTrouble;
import java.io.IOException;
import java.util.concurrent.Semaphore;

/**
 * The door before judging: each judgement holds all that a pull request would bring, together no
 * more than memory has room for.
 */
final class FewAtOnce {

    private static final int MOST = 2;

    /** What nobody called good leaves room for what could be merged. */
    private static final int MOST_OTHERS = 1;

    private final Semaphore all = new Semaphore(MOST, true);
    private final Semaphore others = new Semaphore(MOST_OTHERS, true);

    @FunctionalInterface
    interface Judging<T> {
        T judge() throws IOException, ForgeTrouble;
    }

    /** What is called good or waits in the merge queue: it stands behind one other at most. */
    <T> T first(Judging<T> judging) throws IOException, ForgeTrouble {
        return behind(all, judging);
    }

    /** What anybody can have us judge, as much of it as they like. */
    <T> T other(Judging<T> judging) throws IOException, ForgeTrouble {
        return behind(others, () -> first(judging));
    }

    private static <T> T behind(Semaphore door, Judging<T> judging)
            throws IOException, ForgeTrouble {
        door.acquireUninterruptibly();
        try {
            return judging.judge();
        } finally {
            door.release();
        }
    }
}
