package dev.tenantry.sources.kubernetes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An Argo CD Application and how it stands.
 *
 * @param path the folder of the estate that it applies; of several sources the first one's
 * @param sources what it applies from where, each with the commit that was compared
 * @param syncStatus Synced, OutOfSync, Unknown
 * @param syncRevision the commit that was compared
 * @param health Healthy, Progressing, Degraded, Suspended, Missing, Unknown
 * @param operation the latest sync, running or done
 * @param history what was deployed, oldest first
 * @param synced its objects that are as Git says, each as {@code group|kind|namespace|name}
 * @param unsynced its objects that are not, or are still there although Git has them no more
 * @param conditions Argo CD's complaints, as it words them
 */
public record ArgoApplication(
        ObjectIdentity id,
        String project,
        String path,
        List<Source> sources,
        String targetRevision,
        String destinationNamespace,
        String syncStatus,
        String syncRevision,
        String health,
        Optional<Operation> operation,
        List<Deployment> history,
        List<String> synced,
        List<String> unsynced,
        List<String> conditions,
        Optional<Instant> reconciledAt)
        implements ClusterObject {

    /**
     * A folder that it applies.
     *
     * @param path without slashes at its ends; empty for the whole repository
     * @param revision the commit of it that was compared; empty before the first time
     */
    public record Source(String path, String revision) {}

    /** A sync; {@code phase} is Running, Terminating, Failed, Error or Succeeded. */
    public record Operation(
            String phase,
            String message,
            String revision,
            Optional<Instant> startedAt,
            Optional<Instant> finishedAt) {}

    /** An entry of the history. */
    public record Deployment(String revision, Optional<Instant> deployedAt) {}
}
