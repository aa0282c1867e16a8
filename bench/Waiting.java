import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits for facts. */
final class Waiting {

    /** Something that will be true. */
    @FunctionalInterface
    interface Fact {
        boolean holds() throws IOException, InterruptedException;
    }

    private Waiting() {}

    static void until(Duration patience, String what, Fact fact) throws IOException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (!fact.holds()) {
            if (System.nanoTime() > end) {
                throw new IOException("Waited in vain for " + what);
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }
}
