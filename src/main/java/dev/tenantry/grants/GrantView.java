package dev.tenantry.grants;

import dev.tenantry.identity.Actor;
import dev.tenantry.indexing.SourceState;
import dev.tenantry.proposals.ProposalsTouching.Entry;
import dev.tenantry.proposals.TakenAway;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the page of one grant shows.
 *
 * @param history every proposal that touches it, the newest first
 * @param taken what took it out of the estate, once it is gone
 * @param atGoogle when Google was last seen to hold it, once it is over
 */
record GrantView(
        Grant grant,
        List<Entry> history,
        Optional<TakenAway.By> taken,
        Optional<Instant> atGoogle,
        Actor actor,
        SourceState source) {

    /** What is asked of it and not decided yet; or null. */
    public @Nullable Entry open() {
        return history.stream().filter(Entry::open).findFirst().orElse(null);
    }

    /** The proposal that made it; or null. */
    public @Nullable Entry made() {
        return history.stream()
                .filter(Entry::merged)
                .filter(
                        entry ->
                                entry.edits().stream()
                                        .filter(edit -> edit.path().equals(grant.path()))
                                        .anyMatch(edit -> edit.before().isEmpty()))
                .reduce((_, older) -> older)
                .orElse(null);
    }

    /** Is it past its end, and its file still in the estate? */
    public boolean expired() {
        return grant.state() == Grant.State.EXPIRED;
    }

    public boolean ended() {
        return grant.state() == Grant.State.ENDED;
    }
}
