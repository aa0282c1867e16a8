package dev.tenantry.sources.kubernetes;

import com.arjuna.ats.arjuna.coordinator.BasicAction;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.dsl.AnyNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows one kind for ever: lists it in pages, then watches from there; goes on from the last
 * version when a watch ends, lists again when that version is forgotten (410), waits longer and
 * longer when the cluster is away.
 */
final class KindWatch implements Runnable {

    private static final int GONE = 410;
    private static final int NOT_FOUND = 404;
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);

    private final KubernetesClient client;
    private final ObservedKind kind;
    private final KubernetesSettings settings;
    private final Inbox inbox;
    private final ClusterReader reader;
    private Duration wait = FIRST_WAIT;

    KindWatch(
            KubernetesClient client, ObservedKind kind, KubernetesSettings settings, Inbox inbox) {
        this.client = client;
        this.kind = kind;
        this.settings = settings;
        this.inbox = inbox;
        this.reader = new ClusterReader(client.getKubernetesSerialization());
    }

    @Override
    public void run() {
        @Nullable String version = null;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                version = version == null ? list() : watch(version);
                wait = FIRST_WAIT;
            } catch (KubernetesClientException e) {
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
                version = e.getCode() == GONE ? null : version;
                if (!rest(e)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Hands over all objects and answers the version to watch from. */
    private String list() throws InterruptedException {
        Set<String> uids = new HashSet<>();
        String next = "";
        String version = "";
        do {
            ListOptions page =
                    new ListOptionsBuilder()
                            .withLimit((long) settings.pageSize())
                            .withContinue(next.isEmpty() ? null : next)
                            .build();
            GenericKubernetesResourceList list = objects().list(page);
            for (GenericKubernetesResource item : list.getItems()) {
                item.setApiVersion(kind.apiVersion());
                item.setKind(kind.kind());
                uids.add(item.getMetadata().getUid());
                inbox.seen(kind, reader.read(kind, item));
            }
            version = list.getMetadata().getResourceVersion();
            next = list.getMetadata().getContinue() == null ? "" : list.getMetadata().getContinue();
        } while (!next.isEmpty());
        inbox.complete(kind, uids);
        return version;
    }

    /** Watches until the server ends it and answers the version to go on from. */
    private String watch(String version) throws InterruptedException {
        WatchRound round = new WatchRound(kind, reader, inbox, version);
        ListOptions from =
                new ListOptionsBuilder()
                        .withResourceVersion(version)
                        .withAllowWatchBookmarks(true)
                        .withTimeoutSeconds(300L)
                        .build();
        try (Watch watch = objects().watch(from, round)) {
            inbox.answered(kind);
            round.awaitEnd(watch);
        }
        return round.version();
    }

    private AnyNamespaceOperation<
                    GenericKubernetesResource,
                    GenericKubernetesResourceList,
                    Resource<GenericKubernetesResource>>
            objects() {
        assert BasicAction.Current() == null : "The cluster is asked inside a transaction";
        var all = client.genericKubernetesResources(kind.context());
        return kind.namespaced() ? all.inAnyNamespace() : all;
    }

    /** Says what is wrong and waits; answers false when it was told to stop. */
    private boolean rest(KubernetesClientException trouble) {
        Duration pause = wait;
        if (trouble.getCode() == NOT_FOUND) {
            // Not installed here. Nobody misses it.
            inbox.answered(kind);
            pause = settings.longestWait().multipliedBy(10);
        } else if (trouble.getCode() != GONE) {
            inbox.away(kind, sentence(trouble));
            Duration twice = wait.multipliedBy(2);
            wait = twice.compareTo(settings.longestWait()) > 0 ? settings.longestWait() : twice;
        }
        try {
            Thread.sleep(pause);
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private String sentence(KubernetesClientException trouble) {
        return switch (trouble.getCode()) {
            case 401 -> "The cluster does not know who we are; its credentials need a look.";
            case 403 -> "We may not read " + kind.plural() + " in the cluster.";
            case 429 -> "The cluster asked us to slow down.";
            default -> "The cluster does not answer.";
        };
    }
}
