package dev.tenantry.indexing;

import dev.tenantry.indexing.Claims.Claim;
import dev.tenantry.sources.kubernetes.ClusterFacts;
import dev.tenantry.sources.kubernetes.ClusterListener;
import dev.tenantry.sources.kubernetes.ClusterSource;
import dev.tenantry.sources.kubernetes.ClusterWatch;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Keeps the cluster's rows up to date: one replica claims the cluster, follows it, and writes what
 * it says; when that replica ends, another goes on.
 */
@ApplicationScoped
public class ClusterIndexing implements ClusterListener {

    private static final Logger LOG = Logger.getLogger(ClusterIndexing.class);
    private static final Duration LOOK_AT_CLAIM = Duration.ofSeconds(5);

    private final ClusterSource cluster;
    private final IndexRuns runs;
    private final Claims claims;
    private final IndexingSettings settings;
    private volatile boolean stopped;

    /** Has this watch written rows? When they are gone, somebody emptied the read model. */
    private volatile boolean written;

    private Optional<Thread> reader = Optional.empty();
    private String lastTrouble = "";

    ClusterIndexing(
            ClusterSource cluster, IndexRuns runs, Claims claims, IndexingSettings settings) {
        this.cluster = cluster;
        this.runs = runs;
        this.claims = claims;
        this.settings = settings;
    }

    void start(@Observes StartupEvent event) {
        if (cluster.enabled()) {
            reader = Optional.of(Thread.ofVirtual().name("cluster").start(this::read));
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        reader.ifPresent(Thread::interrupt);
    }

    /** The marker is the newest version among the facts; it says little, but it moves. */
    @Override
    public void facts(ClusterFacts facts) {
        if (isEmptied()) {
            // A few changes would look like all there is; the lists of the next watch have them.
            return;
        }
        long newest = facts.seen().stream().mapToLong(o -> o.id().version()).max().orElse(0);
        String marker =
                newest > 0
                        ? Long.toString(newest)
                        : runs.marker(Source.KUBERNETES).orElse("nothing yet");
        runs.index(Source.KUBERNETES, marker, facts);
        written = true;
        lastTrouble = "";
    }

    private boolean isEmptied() {
        return written && runs.marker(Source.KUBERNETES).isEmpty();
    }

    @Override
    public void quiet() {
        if (!isEmptied()) {
            runs.unchanged(Source.KUBERNETES);
        }
    }

    @Override
    public void away(String sentence) {
        if (!sentence.equals(lastTrouble)) {
            runs.failed(Source.KUBERNETES, sentence);
            lastTrouble = sentence;
        }
    }

    private void read() {
        if (!pause(settings.firstLook())) {
            return;
        }
        while (!stopped) {
            try {
                Optional<Claim> claim = claims.take(Source.KUBERNETES);
                if (claim.isPresent()) {
                    readWhile(claim.get());
                }
                Thread.sleep(LOOK_AT_CLAIM);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("The cluster cannot be claimed; trying again", e);
                if (!pause(LOOK_AT_CLAIM)) {
                    return;
                }
            }
        }
    }

    /** Begins with whole lists, and begins again when the rows were emptied. */
    private void readWhile(Claim claim) throws InterruptedException {
        written = false;
        try (claim;
                ClusterWatch watch = cluster.follow(this)) {
            LOG.debugf("Following the cluster with %s", watch);
            while (claim.holds() && !stopped && !isEmptied()) {
                Thread.sleep(LOOK_AT_CLAIM);
            }
        }
    }

    private static boolean pause(Duration time) {
        try {
            Thread.sleep(time);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }
}
