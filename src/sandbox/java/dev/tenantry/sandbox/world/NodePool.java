package dev.tenantry.sandbox.world;

/**
 * A node pool of the platform's cluster.
 *
 * @param cpus of one node
 * @param memoryGib of one node
 * @param gpus of one node; 0 for none
 * @param nodes how many run at the world's instant
 * @param hourlyCents price of one node and hour, euro cents
 */
public record NodePool(
        String name,
        String machineType,
        int cpus,
        int memoryGib,
        int gpus,
        String gpuType,
        boolean spot,
        int minNodes,
        int maxNodes,
        int nodes,
        int hourlyCents) {}
