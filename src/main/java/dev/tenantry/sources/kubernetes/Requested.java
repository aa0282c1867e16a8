package dev.tenantry.sources.kubernetes;

/**
 * What a step asks of the cluster, in Kubernetes' quantities as written; empty where it asks for
 * nothing.
 *
 * @param pool the node pool that it wants
 */
public record Requested(String cpu, String memory, String gpus, String pool, String image) {

    static final Requested NOTHING = new Requested("", "", "", "", "");
}
