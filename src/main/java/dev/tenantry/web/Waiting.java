package dev.tenantry.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Things that somebody has to look at, for the overview. A room makes its own: a bean of this type.
 */
public interface Waiting {

    /** How many things of one section are shown. */
    int MOST = 6;

    /** Under which words they stand, in this order. */
    enum Section {
        /** The person's own proposals that only they can bring on. */
        NEEDS(Card.NEEDS_YOU, "Yours"),
        /** Proposals that this person may decide on. */
        REVIEWS(Card.NEEDS_YOU, "Review"),
        /** The person's grants that end within a week. */
        EXPIRING(Card.NEEDS_YOU, ""),
        /** Tenants that differ from Git, the most differences first. */
        DRIFTED(Card.NEEDS_ATTENTION, "Drift"),
        /** Budgets of which more than four fifths are spent. */
        BUDGETS(Card.NEEDS_ATTENTION, "Budget"),
        /** What failed within a day, grouped by template, the newest first. */
        FAILING(Card.NEEDS_ATTENTION, "Failed"),
        /** The person's own open proposals. */
        MINE(Card.MY_PROPOSALS, "");

        private final Card card;
        private final String verb;

        Section(Card card, String verb) {
            this.card = card;
            this.verb = verb;
        }

        public Card card() {
            return card;
        }

        /** What stands before each of them; empty text for nothing. */
        public String verb() {
            return verb;
        }
    }

    /** A part of the overview. {@link #NEEDS_ATTENTION} is for who keeps the platform. */
    enum Card {
        NEEDS_YOU,
        NEEDS_ATTENTION,
        MY_PROPOSALS
    }

    /**
     * One thing to look at.
     *
     * @param hint a few words below the title
     */
    record Item(String title, String hint, String href, Status status, Optional<Instant> at) {}

    Section section();

    /** Those of {@code viewer}, or whoever's they are; at most {@link #MOST}. */
    List<Item> items(Viewer viewer);
}
