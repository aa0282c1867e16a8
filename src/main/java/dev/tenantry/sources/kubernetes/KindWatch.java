package dev.tenantry.sources.kubernetes;

import com.arjuna.ats.arjuna.coordinator.BasicAction;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.AnyNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
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

    /** A kind that is installed later is seen within this time. */
    private static final Duration SEEN_WITHIN = Duration.ofMinutes(1);

    private static final Logger LOG = Logger.getLogger(KindWatch.class);

    private final KubernetesClient client;
    private final ObservedKind kind;
    private final KubernetesSettings settings;
    private final Inbox inbox;
    private final ClusterReader reader;
    private Duration wait = FIRST_WAIT;
    private boolean missing;

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
                missing = false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException e) {
                // Whatever it is: without this thread the kind would stand still for good.
                version = isLost(e) ? null : version;
                if (Thread.currentThread().isInterrupted() || !rest(e)) {
                    return;
                }
            }
        }
    }

    /** Is there nothing to go on from? */
    private static boolean isLost(RuntimeException trouble) {
        return !(trouble instanceof KubernetesClientException answer)
                ? trouble instanceof UnreadableEvent
                : answer.getCode() == GONE || answer.getCode() == NOT_FOUND;
    }

    /** Hands over all objects and answers the version to watch from. */
    private String list() throws InterruptedException {
        Set<String> uids = new HashSet<>();
        String next = "";
        String version = "";
        Optional<String> unread = Optional.empty();
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
                Optional<ClusterObject> read = reader.tryRead(kind, item);
                if (read.isPresent()) {
                    inbox.seen(kind, read.get());
                } else {
                    unread = unread.or(() -> Optional.of(kind.unread(item)));
                }
            }
            version = list.getMetadata().getResourceVersion();
            next = list.getMetadata().getContinue() == null ? "" : list.getMetadata().getContinue();
        } while (!next.isEmpty());
        inbox.complete(kind, uids);
        inbox.unread(kind, unread);
        return version;
    }

    /** Watches until the server ends it and answers the version to go on from. */
    private String watch(String version) throws InterruptedException {
        assert BasicAction.Current() == null : "The cluster is asked inside a transaction";
        return new WatchRound(client, kind, reader, inbox, version).follow();
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
    private boolean rest(RuntimeException trouble) {
        try {
            int code = trouble instanceof KubernetesClientException e ? e.getCode() : 0;
            Thread.sleep(code == NOT_FOUND ? notInstalled() : away(trouble, code));
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    /**
     * Nobody misses what is not installed. When it is said twice, nothing of it is left either: a
     * server that starts says so of kinds that it has not read yet.
     */
    private Duration notInstalled() throws InterruptedException {
        if (missing) {
            inbox.complete(kind, Set.of());
        } else {
            inbox.answered(kind);
        }
        missing = true;
        return shorter(settings.longestWait().multipliedBy(2), SEEN_WITHIN);
    }

    private Duration away(RuntimeException trouble, int code) {
        Duration pause = wait;
        if (code != GONE) {
            LOG.debugf(trouble, "%s cannot be followed", kind.plural());
            inbox.away(kind, sentence(trouble, code));
            wait = shorter(wait.multipliedBy(2), settings.longestWait());
        }
        return pause;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private String sentence(RuntimeException trouble, int code) {
        if (isOfToken(trouble)) {
            return ClusterConnection.NO_TOKEN;
        }
        if (!(trouble instanceof KubernetesClientException)) {
            return "What the cluster says of %s cannot be read; they are listed again."
                    .formatted(kind.resource());
        }
        return switch (code) {
            case 400 -> "The cluster does not take how we ask for %s.".formatted(kind.resource());
            case 401 -> "The cluster does not know who we are; its credentials need a look.";
            case 403 ->
                    "We may not list and watch %s in the cluster; the ClusterRole tenantry-reader of k8s/ allows it."
                            .formatted(kind.resource());
            case 429 -> "The cluster asked us to slow down.";
            default -> "The cluster does not answer.";
        };
    }

    private static boolean isOfToken(@Nullable Throwable trouble) {
        return trouble != null
                && (ClusterConnection.NO_TOKEN.equals(trouble.getMessage())
                        || isOfToken(trouble.getCause()));
    }
}
