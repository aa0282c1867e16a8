package dev.tenantry.sources.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** One watch from its start to its end; remembers how far it came. Never reconnects by itself. */
final class WatchRound implements Watcher<GenericKubernetesResource> {

    private final ObservedKind kind;
    private final ClusterReader reader;
    private final Inbox inbox;
    private final CountDownLatch end = new CountDownLatch(1);
    private final long started = System.nanoTime();
    private volatile String version;
    private volatile boolean heard;
    private volatile @Nullable WatcherException cause;

    WatchRound(ObservedKind kind, ClusterReader reader, Inbox inbox, String version) {
        this.kind = kind;
        this.reader = reader;
        this.inbox = inbox;
        this.version = version;
    }

    String version() {
        return version;
    }

    /**
     * Waits for the end. An end is usual (servers cut watches after minutes); one that comes at
     * once with nothing said is trouble, and so is a forgotten version.
     */
    void awaitEnd(Watch watch) throws InterruptedException {
        try {
            end.await();
        } finally {
            watch.close();
        }
        WatcherException why = cause;
        if (why != null && why.isHttpGone()) {
            throw new KubernetesClientException("The version is forgotten", 410, null);
        }
        boolean atOnce = System.nanoTime() - started < 1_000_000_000L;
        if (!heard && atOnce) {
            throw new KubernetesClientException("The watch ended at once", why);
        }
    }

    /** The client is not to come back by itself, see {@link ClusterConnection}. */
    @Override
    public boolean reconnecting() {
        return false;
    }

    @Override
    public void eventReceived(Action action, GenericKubernetesResource object) {
        try {
            switch (action) {
                case ADDED, MODIFIED -> inbox.seen(kind, reader.read(kind, object));
                case DELETED -> inbox.gone(kind, ClusterReader.identity(object.getMetadata()));
                case BOOKMARK -> inbox.answered(kind);
                case ERROR -> {
                    return;
                }
            }
            version = object.getMetadata().getResourceVersion();
            heard = true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onClose() {
        end.countDown();
    }

    @Override
    public void onClose(WatcherException why) {
        cause = why;
        end.countDown();
    }
}
