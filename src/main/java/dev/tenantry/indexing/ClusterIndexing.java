package dev.tenantry.indexing;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.layout.LayoutOfEstate;
import dev.tenantry.indexing.Claims.Claim;
import dev.tenantry.manifest.Estates;
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
    private final ReadModel readModel;
    private final Claims claims;
    private final IndexingSettings settings;
    private final Estates estates;
    private volatile boolean stopped;

    /** Of the read model, when this watch began with whole lists. */
    private volatile long begun;

    private Optional<Thread> reader = Optional.empty();
    private String lastTrouble = "";

    ClusterIndexing(
            ClusterSource cluster,
            IndexRuns runs,
            ReadModel readModel,
            Claims claims,
            IndexingSettings settings,
            Estates estates) {
        this.estates = estates;
        this.cluster = cluster;
        this.runs = runs;
        this.readModel = readModel;
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
        index(marker, facts);
        lastTrouble = "";
    }

    /** Whose a namespace is, the layout of the estate says. */
    private void index(String marker, ClusterFacts facts) {
        Places.in(
                LayoutOfEstate.newest(estates),
                () -> {
                    runs.index(Source.KUBERNETES, marker, facts);
                    return marker;
                });
    }

    private boolean isEmptied() {
        return readModel.generation() != begun;
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
        begun = readModel.generation();
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
