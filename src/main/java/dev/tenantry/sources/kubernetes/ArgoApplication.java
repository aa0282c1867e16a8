package dev.tenantry.sources.kubernetes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An Argo CD Application and how it stands.
 *
 * @param path the folder of the estate that it applies
 * @param syncStatus Synced, OutOfSync, Unknown
 * @param syncRevision the commit that was compared
 * @param health Healthy, Progressing, Degraded, Suspended, Missing, Unknown
 * @param operation the latest sync, running or done
 * @param history what was deployed, oldest first
 * @param conditions Argo CD's complaints, as it words them
 */
public record ArgoApplication(
        ObjectIdentity id,
        String project,
        String path,
        String targetRevision,
        String destinationNamespace,
        String syncStatus,
        String syncRevision,
        String health,
        Optional<Operation> operation,
        List<Deployment> history,
        List<String> conditions,
        Optional<Instant> reconciledAt)
        implements ClusterObject {

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
