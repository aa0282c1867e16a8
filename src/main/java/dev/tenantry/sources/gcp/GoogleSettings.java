package dev.tenantry.sources.gcp;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How Google Cloud is read. There is no setting that would let anything be written. */
@ConfigMapping(prefix = "tenantry.google")
public interface GoogleSettings {

    /** {@code host:port} of Resource Manager and IAM; without it Google's own addresses. */
    Optional<String> endpoint();

    /** Talks without encryption; only for an endpoint on this machine. */
    @WithDefault("false")
    boolean plaintext();

    /**
     * Who we are to Google: {@code application-default} (Workload Identity, or what {@code gcloud
     * auth application-default login} left) or {@code none}, which only a sandbox accepts.
     */
    @WithDefault("application-default")
    Credentials credentials();

    /**
     * How long a change by hand in Google Cloud may stay unseen. Each look asks three questions per
     * project: mind the quota of read requests a minute.
     */
    @WithDefault("1m")
    Duration poll();

    /** How many projects are asked at the same time; more is faster and nearer to the quota. */
    @WithDefault("16")
    int parallel();

    /** After how long without an answer, all attempts together, a project counts as silent. */
    @WithDefault("20s")
    Duration patience();

    /**
     * Which projects to look at beside those of the estate, in Resource Manager's query language,
     * for example {@code parent:folders/345678901234}. Without it, all that we may see.
     */
    Optional<String> query();

    /** The ways to prove who we are. */
    enum Credentials {
        APPLICATION_DEFAULT,
        NONE
    }
}
