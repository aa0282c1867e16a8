package dev.tenantry.proposals;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How proposals are carried to the forge. */
@ConfigMapping(prefix = "tenantry.proposals")
interface ProposalSettings {

    /**
     * How often a replica looks for what others left to be done. The one that takes a proposal goes
     * on at once, and tries again when a pause is over; neither waits for this.
     */
    @WithDefault("1s")
    Duration outboxEvery();

    /**
     * After this long a step that was claimed is taken to have died with its process, and is
     * repeated elsewhere. Must be longer than the slowest answer of the forge that is waited for.
     */
    @WithDefault("90s")
    Duration lease();

    /** The first pause after the forge did not answer; doubles with each try. */
    @WithDefault("2s")
    Duration firstPause();

    /** The longest pause between two tries. */
    @WithDefault("5m")
    Duration longestPause();

    /**
     * How often merged proposals are compared with what Argo CD and Google Cloud report, besides
     * whenever one of them reports.
     */
    @WithDefault("5s")
    Duration followEvery();
}
