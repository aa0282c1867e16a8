package dev.tenantry.web;

import java.time.Instant;
import java.util.Optional;

/**
 * How much of Google Cloud did not answer at the latest look, of what one person may see. Figures
 * that stand on these projects are said together with this: a part is never taken for the whole.
 *
 * @param total projects that were asked
 * @param silent those that did not answer; their rows are older than the others
 * @param neverRead the silent ones that never answered, of which there are no rows at all
 * @param withoutAccounts those that answered, but did not list their service accounts
 * @param oldest when the silent one whose rows are oldest was last as they say
 */
public record SilentProjects(
        long total, long silent, long neverRead, long withoutAccounts, Optional<Instant> oldest) {

    public static final SilentProjects NONE = new SilentProjects(0, 0, 0, 0, Optional.empty());

    /** Is anything missing or older than the rest? */
    public boolean partial() {
        return silent > 0 || withoutAccounts > 0;
    }

    /** Is what is shown older than it should be: the whole source, or the part of a silent one? */
    public boolean older(boolean source) {
        return source || silent > 0;
    }

    /** The silent ones of which there are older rows. */
    public long shown() {
        return silent - neverRead;
    }

    /** Did every project that was asked stay silent, always? Then nothing can be compared. */
    public boolean nothingRead() {
        return total > 0 && neverRead == total;
    }

    /**
     * When the rows were last as they say, where some of them may be older than their source.
     *
     * @param source when the source as a whole was
     */
    public Optional<Instant> asOf(Optional<Instant> source) {
        if (nothingRead()) {
            return Optional.empty();
        }
        return oldest.isPresent() ? oldest : source;
    }
}
