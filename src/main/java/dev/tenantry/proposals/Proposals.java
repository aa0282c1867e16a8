package dev.tenantry.proposals;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.AuditNote;
import io.opentelemetry.instrumentation.annotations.WithSpan;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Where intents become proposals, and where proposals are found again. */
@ApplicationScoped
public class Proposals {

    private final Previews previews;
    private final Intents intents;
    private final Outbox outbox;
    private final AuditNote note;

    Proposals(Previews previews, Intents intents, Outbox outbox, AuditNote note) {
        this.previews = previews;
        this.intents = intents;
        this.outbox = outbox;
        this.note = note;
    }

    /**
     * Keeps the proposal and what is to be done for it, in one transaction; the forge is asked
     * afterwards. The same key of the same person answers the same proposal.
     *
     * @throws IntentRefused when the intent cannot be said in manifests
     * @throws SubmissionRefused when a check says no
     * @throws KeyReused when the key was used for another intent
     */
    @WithSpan("proposal submission")
    public Proposal submit(Intent intent, Actor actor, String idempotencyKey)
            throws IntentRefused, SubmissionRefused, KeyReused {
        ProposalId id = ProposalId.of(actor.email(), idempotencyKey);
        Traces.of(id);
        note.say("proposal " + id);
        Optional<Proposal> before = find(id);
        if (before.isPresent()) {
            return same(before.get(), intent);
        }
        Preview preview = previews.of(intent, actor, idempotencyKey);
        if (!preview.maySubmit()) {
            preview.refusals().forEach(refusal -> note.say("rule " + refusal.rule()));
            throw new SubmissionRefused(preview);
        }
        Proposal proposal = new Proposal(preview, intents.write(intent), idempotencyKey);
        try {
            QuarkusTransaction.requiringNew().run(() -> keep(proposal));
            return proposal;
        } catch (PersistenceException e) {
            return same(find(preview.id()).orElseThrow(() -> e), intent);
        }
    }

    public Optional<Proposal> find(ProposalId id) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> Optional.ofNullable(Proposal.findById(id.value())));
    }

    /** Which proposal the pull request is of, if it is one of ours. */
    Optional<ProposalId> idOf(int number) {
        return QuarkusTransaction.joiningExisting()
                .call(
                        () ->
                                Proposal.<Proposal>find("forge.number", number)
                                        .firstResultOptional()
                                        .map(Proposal::id));
    }

    /** Proposals whose pull request waits to be merged, conflicts included. */
    List<Proposal> withOpenPullRequest() {
        return at(Stage.OPENED, Stage.CHECKED, Stage.APPROVED, Stage.CONFLICT).stream()
                .filter(p -> p.number().isPresent())
                .toList();
    }

    List<Proposal> at(Stage... stages) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> Proposal.list("stage in ?1", List.of(stages)));
    }

    /** The proposal for a change of it, in the caller's transaction; others wait meanwhile. */
    static Proposal locked(ProposalId id) {
        Proposal proposal = Proposal.findById(id.value(), LockModeType.PESSIMISTIC_WRITE);
        return Objects.requireNonNull(proposal, () -> "No proposal " + id);
    }

    private void keep(Proposal proposal) {
        proposal.persistAndFlush();
        outbox.add(proposal.id(), Step.BRANCH);
    }

    private Proposal same(Proposal proposal, Intent intent) throws KeyReused, IntentRefused {
        if (!intents.read(proposal.asked().intent()).equals(intent)) {
            throw new KeyReused(proposal.id());
        }
        return proposal;
    }
}
