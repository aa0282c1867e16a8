package dev.tenantry.indexing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** When what pages show is old, and when it is thrown away. */
@ConfigMapping(prefix = "tenantry.indexing")
public interface IndexingSettings {

    /** After how long without an answer pages warn that what they show is old. */
    StaleAfter staleAfter();

    /**
     * A word that was never used here before, for example today's date: at the next start the read
     * model is emptied and indexed again. Each word does it once, however many replicas start with
     * it and however often. Proposals, the audit and linked accounts are not touched.
     */
    Optional<String> rebuild();

    /**
     * How long after the start the sources are first read. Until then the pages show what the last
     * start left, and have the processor for themselves; longer keeps an empty console empty.
     */
    @WithDefault("PT2S")
    Duration firstLook();

    /** One time for each source. */
    interface StaleAfter {

        /** Longer than a poll of the repository and its index run; shorter warns of nothing. */
        @WithDefault("PT5M")
        Duration git();

        /** Longer than one round over all projects takes. */
        @WithDefault("PT30M")
        Duration googleCloud();

        /** The watch answers within seconds; a few minutes of silence mean that it is broken. */
        @WithDefault("PT5M")
        Duration kubernetes();

        /** Billing exports come several times a day and late. */
        @WithDefault("PT36H")
        Duration billing();

        default Duration of(Source source) {
            return switch (source) {
                case GIT -> git();
                case GOOGLE_CLOUD -> googleCloud();
                case KUBERNETES -> kubernetes();
                case BILLING -> billing();
            };
        }
    }
}
