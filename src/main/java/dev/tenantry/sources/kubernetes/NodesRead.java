package dev.tenantry.sources.kubernetes;

/** Whether the steps of a run could be read. */
public enum NodesRead {
    /** All of them; there may be none yet. */
    READ,
    /** Argo keeps them in a database of its own, which the Kubernetes API does not show. */
    ELSEWHERE,
    /** They are there, packed in a way that we do not know. */
    PACKED
}
