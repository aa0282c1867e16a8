package dev.tenantry.sources.kubernetes;

/** A node of the cluster; {@code pool} is GKE's node pool. */
public record ClusterNode(
        ObjectIdentity id,
        String pool,
        String machineType,
        String zone,
        boolean spot,
        boolean ready,
        String cpu,
        String memory,
        String gpus)
        implements ClusterObject {}
