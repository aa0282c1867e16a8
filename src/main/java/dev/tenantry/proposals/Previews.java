package dev.tenantry.proposals;

import dev.tenantry.estate.Places;
import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.Branch;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Estates;
import dev.tenantry.policy.Policy;
import dev.tenantry.policy.change.Judged;
import dev.tenantry.policy.change.Question;
import dev.tenantry.policy.owners.CodeOwners;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Works out what an intent would do, without doing anything. */
@ApplicationScoped
public class Previews {

    private final Estates estates;
    private final Intents intents;
    private final OneAtATime others;
    private final Clock clock;

    Previews(Estates estates, Intents intents, OneAtATime others, Clock clock) {
        this.estates = estates;
        this.intents = intents;
        this.others = others;
        this.clock = clock;
    }

    /** The preview of an intent that nobody has submitted yet, under an id of its own. */
    public Preview of(Intent intent, Actor actor) throws IntentRefused {
        return of(intent, actor, ProposalId.fresh().value());
    }

    /**
     * The preview under the id that {@link Proposals#submit} will give it for the same key.
     *
     * @throws IntentRefused when the intent cannot be said in manifests, or would change nothing
     */
    public Preview of(Intent intent, Actor actor, String idempotencyKey) throws IntentRefused {
        Instant asked = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        return amongOthers(of(intent, actor, ProposalId.of(actor.email(), idempotencyKey), asked));
    }

    private Preview amongOthers(Preview alone) {
        return others.verdict(alone.intent(), alone.kind(), alone.id())
                .map(alone::with)
                .orElse(alone);
    }

    /**
     * What somebody made of a proposal by hand, over the main that it was compared with: judged
     * without the roles and groups of the requester, who did not ask for this.
     */
    Facts ofHead(Branch branch, Actor requester) {
        Actor maker =
                new Actor(
                        requester.email(),
                        requester.name(),
                        Set.of(),
                        Set.of(),
                        requester.githubLogin());
        Estate main = estates.at(branch.main());
        ChangeSet changes = new ChangeSet(main.commit(), branch.edits());
        Judged judged = Policy.judge(Question.beforeReview(changes, main, maker, clock.instant()));
        return new Facts(
                main.commit(),
                branch.edits().stream().map(Facts.Edit::of).toList(),
                judged.sentences(),
                judged.verdicts(),
                CodeOwners.of(main).sentence(branch.edits()));
    }

    /** What a proposal would be if it were asked for so from now on. */
    Preview ofChange(Intent intent, Actor actor, ProposalId id) throws IntentRefused {
        return amongOthers(of(intent, actor, id, clock.instant().truncatedTo(ChronoUnit.SECONDS)));
    }

    /** The same over the estate as it is now, for a proposal that was asked before. */
    Preview of(Intent intent, Actor actor, ProposalId id, Instant asked) throws IntentRefused {
        Estate newest = estates.newest();
        Estate seen = HiddenTenant.estateFor(actor, intent.tenant(), newest);
        return Places.in(seen, () -> of(intent, actor, id, asked, seen, newest));
    }

    private Preview of(
            Intent intent, Actor actor, ProposalId id, Instant asked, Estate seen, Estate newest)
            throws IntentRefused {
        ChangeSet changes = intent.over(seen, id, actor, asked);
        if (changes.isEmpty()) {
            throw new IntentRefused("Nothing would change: the estate already says this.");
        }
        Judged judged =
                Policy.judge(Question.beforeReview(changes, newest, actor, clock.instant()));
        return new Preview(
                id,
                intents.kindOf(intent),
                intent,
                intent.title(seen, actor, asked),
                actor,
                asked,
                changes,
                judged.sentences(),
                judged.verdicts(),
                CodeOwners.of(newest).sentence(changes.edits()));
    }
}
