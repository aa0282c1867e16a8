package dev.tenantry.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What waits for one person, and how the whole is.
 *
 * @param reviews proposals that this person may decide on
 * @param needs this person's own proposals that only they can bring on
 * @param mine this person's own open proposals
 * @param expiring this person's grants that end within a week
 * @param attention of who keeps the platform; nothing for others
 * @param troubles sources that do not answer
 * @param unmet rules of the estate's branch without which the check can be walked around
 * @param projects which part of Google Cloud did not answer
 * @param asOf of the source that was read longest ago; empty before all were read
 */
public record Overview(
        Figures figures,
        List<Item> reviews,
        List<Item> needs,
        List<Item> mine,
        List<Item> expiring,
        Attention attention,
        List<Item> troubles,
        long unmet,
        SilentProjects projects,
        Optional<Instant> asOf) {

    /** Nothing was ever indexed: the page says how to begin. */
    public boolean isNew() {
        return figures.tenants() == 0;
    }

    /** Does a source not answer? Then the rows are older than they should be. */
    public boolean isStale() {
        return !troubles.isEmpty() || projects.silent() > 0;
    }

    /** Does anything at all wait for this person? */
    public boolean isQuiet() {
        return reviews.isEmpty() && needs.isEmpty() && expiring.isEmpty();
    }

    /**
     * What somebody has to look at who keeps the platform, whoever's it is.
     *
     * @param drifted tenants that differ from Git, the most differences first
     * @param budgets of which more than four fifths are spent
     * @param failing what failed within a day, grouped by template, the newest first
     */
    public record Attention(List<Item> drifted, List<Item> budgets, List<Item> failing) {

        static final Attention NONE = new Attention(List.of(), List.of(), List.of());

        public boolean isEmpty() {
            return drifted.isEmpty() && budgets.isEmpty() && failing.isEmpty();
        }
    }

    /**
     * Counts over all that this person may see.
     *
     * @param expiring grants that end within a week
     * @param succeeded runs of the last seven days
     * @param ended runs of the last seven days that ended in any way
     */
    public record Figures(
            long tenants,
            long grants,
            long expiring,
            long succeeded,
            long ended,
            long drift,
            long findings) {

        public double success() {
            return ended == 0 ? 1 : (double) succeeded / ended;
        }
    }

    /**
     * One thing to look at.
     *
     * @param hint a few words below the title
     */
    public record Item(
            String title, String hint, String href, Status status, Optional<Instant> at) {}
}
