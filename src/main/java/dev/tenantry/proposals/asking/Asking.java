package dev.tenantry.proposals.asking;

import dev.tenantry.identity.Actor;
import dev.tenantry.proposals.Intent;
import dev.tenantry.proposals.IntentRefused;
import dev.tenantry.proposals.KeyReused;
import dev.tenantry.proposals.NotAllowed;
import dev.tenantry.proposals.Preview;
import dev.tenantry.proposals.Previews;
import dev.tenantry.proposals.Proposal;
import dev.tenantry.proposals.ProposalId;
import dev.tenantry.proposals.Proposals;
import dev.tenantry.proposals.SubmissionRefused;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Previews and submits what a form says; both go the same way, so they cannot differ. */
@ApplicationScoped
public class Asking {

    /** Stands in a preview where a reason will stand. */
    public static final String NO_REASON = "(your reason will stand here)";

    private final Previews previews;
    private final Proposals proposals;

    Asking(Previews previews, Proposals proposals) {
        this.previews = previews;
        this.proposals = proposals;
    }

    /** Makes an intent from a reason; throws {@link InvalidFields}. */
    public interface Make extends Function<String, Intent> {}

    /**
     * Shows what would happen. A reason that is still missing does not hide the rest.
     *
     * @param key the idempotency key that Submit will have
     */
    public Attempt preview(Make make, String reason, Actor actor, String key) {
        try {
            return preview(make.apply(reason), Map.of(), actor, key);
        } catch (InvalidFields invalid) {
            return withoutReason(make, invalid, actor, key);
        }
    }

    private Attempt withoutReason(Make make, InvalidFields invalid, Actor actor, String key) {
        Map<String, String> wrong = invalid.sentences();
        if (!wrong.keySet().equals(Set.of("reason"))) {
            return new Attempt(Optional.empty(), wrong, Optional.empty());
        }
        return preview(make.apply(NO_REASON), wrong, actor, key);
    }

    private Attempt preview(Intent intent, Map<String, String> wrong, Actor actor, String key) {
        try {
            Optional<ProposalId> changed = ProposalId.changedBy(key);
            Preview preview =
                    changed.isPresent()
                            ? proposals.previewOfChange(changed.get(), intent, actor)
                            : previews.of(intent, actor, key);
            return new Attempt(Optional.of(preview), wrong, Optional.empty());
        } catch (IntentRefused refused) {
            return new Attempt(Optional.empty(), wrong, Optional.ofNullable(refused.getMessage()));
        }
    }

    /** What came of a submit: where the proposal is, or the attempt with the reason why not. */
    public record Outcome(Optional<URI> proposal, Attempt attempt) {

        /** Nothing was submitted. */
        public static Outcome no(Attempt attempt) {
            return new Outcome(Optional.empty(), attempt);
        }
    }

    private Proposal asked(Intent intent, Actor actor, String key)
            throws IntentRefused, SubmissionRefused, KeyReused, NotAllowed {
        Optional<ProposalId> changed = ProposalId.changedBy(key);
        return changed.isPresent()
                ? proposals.change(changed.get(), intent, actor)
                : proposals.submit(intent, actor, key);
    }

    /**
     * Submits what the form says; the same key again is the same proposal, and the key of a change
     * asks for it in the place of an open one.
     */
    public Outcome submit(Make make, String reason, Actor actor, String key) {
        try {
            Proposal proposal = asked(make.apply(reason), actor, key);
            return new Outcome(
                    Optional.of(URI.create("/proposals/" + proposal.id())),
                    new Attempt(Optional.empty(), Map.of(), Optional.empty()));
        } catch (InvalidFields invalid) {
            return Outcome.no(preview(make, reason, actor, key));
        } catch (SubmissionRefused refused) {
            return Outcome.no(
                    new Attempt(Optional.of(refused.preview()), Map.of(), Optional.empty()));
        } catch (IntentRefused | NotAllowed refused) {
            return Outcome.no(
                    new Attempt(
                            Optional.empty(), Map.of(), Optional.ofNullable(refused.getMessage())));
        } catch (KeyReused reused) {
            Map<String, String> wrong = new LinkedHashMap<>();
            wrong.put("key", "This form was submitted before; look at it once more and submit.");
            return Outcome.no(new Attempt(Optional.empty(), wrong, Optional.empty()));
        }
    }
}
