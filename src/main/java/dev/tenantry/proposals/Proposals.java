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

    private static final String NOT_THERE =
            "The request that this form changes does not exist, or you do not have access to it.";

    private final Previews previews;
    private final Intents intents;
    private final Outbox outbox;
    private final PageEvents pages;
    private final AuditNote note;

    Proposals(Previews previews, Intents intents, Outbox outbox, PageEvents pages, AuditNote note) {
        this.previews = previews;
        this.intents = intents;
        this.outbox = outbox;
        this.pages = pages;
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

    /**
     * What it would be if its requester asked for something else in its place.
     *
     * @throws IntentRefused when the intent is of another tenant or kind, too
     */
    public Preview previewOfChange(ProposalId id, Intent intent, Actor actor) throws IntentRefused {
        Proposal proposal =
                find(id).filter(its -> its.requestedBy().equals(actor.email()))
                        .orElseThrow(() -> new IntentRefused(NOT_THERE));
        return ofChange(proposal, intent, actor);
    }

    private Preview ofChange(Proposal proposal, Intent intent, Actor actor) throws IntentRefused {
        if (!intents.kindOf(intent).name().equals(proposal.asked().kind())
                || !intent.tenant().equals(proposal.tenant())) {
            throw new IntentRefused(
                    "A change stays with its tenant and its kind. Ask for something else in a new"
                            + " request.");
        }
        return previews.ofChange(intent, actor, proposal.id());
    }

    /**
     * Asks for something else in the place of a proposal: its pull request stays and gets a new
     * commit, of which nothing is approved yet. The same intent again changes nothing.
     *
     * @throws IntentRefused when the intent cannot be said in manifests, or nothing is to change
     * @throws SubmissionRefused when a check says no
     * @throws NotAllowed when it is not theirs, or over
     */
    @WithSpan("proposal change")
    public Proposal change(ProposalId id, Intent intent, Actor actor)
            throws IntentRefused, SubmissionRefused, NotAllowed {
        Traces.of(id);
        note.say("proposal " + id);
        Proposal before = find(id).orElseThrow(() -> new IntentRefused(NOT_THERE));
        unlessRefused(Rights.of(before, actor).notChange());
        if (intents.read(before.asked().intent()).equals(intent)) {
            return before;
        }
        Preview preview = ofChange(before, intent, actor);
        if (!preview.maySubmit()) {
            preview.refusals().forEach(refusal -> note.say("rule " + refusal.rule()));
            throw new SubmissionRefused(preview);
        }
        String json = intents.write(intent);
        unlessRefused(QuarkusTransaction.requiringNew().call(() -> change(preview, json, actor)));
        return find(id).orElseThrow();
    }

    private Optional<String> change(Preview preview, String intent, Actor actor) {
        Proposal proposal = locked(preview.id());
        Optional<String> why = Rights.of(proposal, actor).notChange();
        if (why.isEmpty()) {
            proposal.changed(preview, intent);
            outbox.add(proposal.id(), Step.REBASE);
            pages.changed(proposal.id());
        }
        return why;
    }

    private static void unlessRefused(Optional<String> why) throws NotAllowed {
        if (why.isPresent()) {
            throw new NotAllowed(why.get());
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
