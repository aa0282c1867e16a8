package dev.tenantry.sources.kubernetes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A schedule that is live in the cluster.
 *
 * @param timezone IANA; empty means the controller's
 * @param active names of the runs that it started and that still go on
 */
public record CronWorkflow(
        ObjectIdentity id,
        List<String> schedules,
        String timezone,
        boolean suspended,
        Optional<String> template,
        Optional<Instant> lastScheduledAt,
        List<String> active)
        implements ClusterObject {}
