import java.time.Duration;

/** Waits for facts. */
final class Waiting {

    /** Something that will be true. */
    @FunctionalInterface
    interface Fact {
        /** An exception means "not yet"; an {@link IllegalStateException} that it never will be. */
        boolean holds() throws Exception;
    }

    private Waiting() {}

    /** Asks every 20 ms. */
    static void until(String what, Duration patience, Fact fact) throws InterruptedException {
        until(what, patience, Duration.ofMillis(20), fact);
    }

    static void until(String what, Duration patience, Duration every, Fact fact) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        Exception last = null;
        while (System.nanoTime() < end) {
            try {
                if (fact.holds()) {
                    return;
                }
            } catch (InterruptedException | IllegalStateException e) {
                throw e;
            } catch (Exception notYet) {
                last = notYet;
            }
            Thread.sleep(every);
        }
        throw new IllegalStateException("Waited " + patience + " in vain until " + what, last);
    }
}
