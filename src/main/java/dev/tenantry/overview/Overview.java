package dev.tenantry.overview;

import dev.tenantry.web.Figure;
import dev.tenantry.web.Notice;
import dev.tenantry.web.SilentProjects;
import dev.tenantry.web.Waiting;
import dev.tenantry.web.Waiting.Card;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What waits for one person, and how the whole is.
 *
 * @param isNew nothing was ever indexed: the page says how to begin
 * @param entries in the order of their sections
 * @param projects which part of Google Cloud did not answer
 * @param asOf of the source that was read longest ago; empty before all were read
 */
public record Overview(
        boolean isNew,
        List<Figure> figures,
        List<Entry> entries,
        List<Notice> notices,
        SilentProjects projects,
        Optional<Instant> asOf) {

    /** One thing to look at, and as what. */
    public record Entry(Waiting.Section section, Waiting.Item item) {}

    public Overview {
        figures = List.copyOf(figures);
        entries = List.copyOf(entries);
        notices = List.copyOf(notices);
    }

    /** Does a source not answer? Then the rows are older than they should be. */
    public boolean isStale() {
        return notices.stream().anyMatch(notice -> notice.since().isPresent())
                || projects.silent() > 0;
    }

    public List<Entry> needsYou() {
        return on(Card.NEEDS_YOU);
    }

    public List<Entry> needsAttention() {
        return on(Card.NEEDS_ATTENTION);
    }

    public List<Entry> myProposals() {
        return on(Card.MY_PROPOSALS);
    }

    private List<Entry> on(Card card) {
        return entries.stream().filter(entry -> entry.section().card() == card).toList();
    }
}
