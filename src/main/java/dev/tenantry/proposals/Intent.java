package dev.tenantry.proposals;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.TenantId;
import java.time.Instant;
import java.util.Optional;

/**
 * What a person asked for, in data, and the pure function that says what it means for the estate at
 * a commit. Kept for the life of its proposal, so that a stale change set is never merged by hand
 * but made again. Stored as JSON by Jackson; the feature that brings an intent also brings the
 * {@link IntentKind} bean that names it.
 */
public interface Intent {

    /** The tenant that it concerns, when it concerns one. */
    Optional<TenantId> tenant();

    /**
     * The subject of the commit and the title of the pull request: imperative, at most 72
     * characters, with the names of people and data.
     *
     * @param estate that it is applied to, where the names are
     * @param asked when it was asked for: dates are counted from here
     */
    String title(Estate estate, Actor requester, Instant asked) throws IntentRefused;

    /**
     * What it is about, in words that are the same for two that ask for the same of one tenant;
     * empty where any number of them may be open at once.
     */
    default Optional<String> about() {
        return Optional.empty();
    }

    /** Why the person wants it: their own words. */
    String reason();

    /** May somebody with these roles ask for such a thing at all? */
    default boolean mayBeAskedBy(Actor actor) {
        return actor.mayAsk() || actor.is(ConsoleRole.REVIEWER);
    }

    /**
     * What it means for {@code estate}. Pure: the same arguments give the same bytes.
     *
     * @param asked when the proposal was made; stays the same when it is made again over a newer
     *     commit
     * @throws IntentRefused when it cannot be said in manifests, with a sentence for the person
     */
    ChangeSet over(Estate estate, ProposalId id, Actor requester, Instant asked)
            throws IntentRefused;
}
