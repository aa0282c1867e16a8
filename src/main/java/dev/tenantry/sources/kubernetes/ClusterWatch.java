package dev.tenantry.sources.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Follows the whole cluster from {@link #start} to {@link #close}: one watch for each kind, and one
 * thread that hands over what they collected.
 */
public final class ClusterWatch implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(ClusterWatch.class);
    private static final int MOST_AT_ONCE = 500;
    private static final Duration QUIET = Duration.ofSeconds(20);

    private final Inbox inbox = new Inbox();
    private final ClusterListener listener;
    private final KubernetesSettings settings;
    private final Clock clock;
    private final List<Thread> threads = new ArrayList<>();

    private ClusterWatch(ClusterListener listener, KubernetesSettings settings, Clock clock) {
        this.listener = listener;
        this.settings = settings;
        this.clock = clock;
    }

    public static ClusterWatch start(
            KubernetesClient client,
            KubernetesSettings settings,
            Clock clock,
            ClusterListener listener) {
        ClusterWatch watch = new ClusterWatch(listener, settings, clock);
        watch.run("cluster-facts", watch::handOver);
        List<ObservedKind> kinds = new ArrayList<>(ObservedKind.always());
        settings.configConnectorKinds().forEach(k -> kinds.add(ObservedKind.connector(k)));
        for (ObservedKind kind : kinds) {
            watch.run("watch-" + kind.plural(), new KindWatch(client, kind, settings, watch.inbox));
        }
        return watch;
    }

    /** Stops all watches; what was collected and not handed over is dropped. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }

    private void run(String name, Runnable work) {
        threads.add(Thread.ofVirtual().name(name).start(work));
    }

    private void handOver() {
        Duration wait = settings.collect();
        Optional<ClusterFacts> undelivered = Optional.empty();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (undelivered.isEmpty() && !inbox.awaitNews(QUIET.toMillis())) {
                    quiet();
                    continue;
                }
                Thread.sleep(wait);
                undelivered =
                        Optional.of(
                                undelivered.orElseGet(
                                        () -> inbox.take(clock.instant(), MOST_AT_ONCE)));
                tell(undelivered.get());
                undelivered = Optional.empty();
                wait = settings.collect();
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warn("The cluster's facts could not be handed over; trying again", e);
                wait = wait.multipliedBy(2);
                wait = wait.compareTo(settings.longestWait()) > 0 ? settings.longestWait() : wait;
            }
        }
    }

    private void tell(ClusterFacts facts) {
        boolean news = !facts.seen().isEmpty() || !facts.gone().isEmpty();
        boolean changed = inbox.troubleChanged();
        Optional<String> trouble = inbox.trouble();
        if (news || !facts.complete().isEmpty() || (changed && trouble.isEmpty())) {
            listener.facts(facts);
        }
        trouble.ifPresent(listener::away);
    }

    private void quiet() {
        if (inbox.heard() && inbox.trouble().isEmpty()) {
            listener.quiet();
        }
    }
}
