package dev.tenantry.sources.kubernetes;

/** Who wants to know what the cluster says. Called by one thread at a time. */
public interface ClusterListener {

    /**
     * New facts. When this throws, the same facts come again (together with newer ones) after a
     * wait.
     */
    void facts(ClusterFacts facts);

    /** The cluster answers, and nothing happened for a while. */
    void quiet();

    /**
     * The cluster, or one kind of its objects, cannot be read now; what was told stays as it was.
     *
     * @param sentence why, for people
     */
    void away(String sentence);
}
