package dev.tenantry.sources.kubernetes;

import java.time.Instant;
import java.util.Optional;

/**
 * A Config Connector object and whether Google Cloud matches it. Trust {@code ready} only when
 * {@code observedGeneration} equals {@code generation}.
 *
 * @param group for example {@code iam.cnrm.cloud.google.com}
 * @param ready the status of its one condition; empty before the controller looked
 * @param reason UpToDate, Updating, UpdateFailed, DependencyNotReady …
 * @param message Google's words when it failed
 * @param since when the condition last changed
 */
public record ConnectorObject(
        ObjectIdentity id,
        String group,
        String kind,
        Optional<Boolean> ready,
        String reason,
        String message,
        Optional<Instant> since,
        long generation,
        long observedGeneration,
        boolean deleting)
        implements ClusterObject {}
