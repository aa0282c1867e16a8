package dev.tenantry.proposals;

import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.PullRequests.PullRequest;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/**
 * A change that somebody wants merged, from the moment they asked until it is live or over. State
 * changes are methods that refuse with {@link WrongStage}; nothing else changes it.
 */
@Entity
@Table(schema = "tenantry", name = "proposal")
public class Proposal extends PanacheEntityBase {

    @Id private String id;
    @Version private int version;

    @Enumerated(EnumType.STRING)
    private Stage stage;

    @Embedded private Asked asked;
    @Embedded private Milestones milestones;
    @Embedded private ForgeSide forge;

    /** The {@link Facts} of the preview, made again when the intent is applied to a newer main. */
    @ColumnTransformer(write = "?::jsonb")
    private String facts;

    @Embedded private @Nullable Notes notes;

    @SuppressWarnings("NullAway.Init")
    protected Proposal() {}

    /** A new proposal: exactly what {@code preview} showed. */
    Proposal(Preview preview, String intent, String idempotencyKey) {
        this.id = preview.id().value();
        this.stage = Stage.REQUESTED;
        this.asked = new Asked(preview, intent, idempotencyKey);
        this.milestones = new Milestones(preview.asked());
        this.forge = new ForgeSide(preview.branch());
        this.facts = Json.write(Facts.of(preview));
    }

    /** Its branch with its one commit exists, over the main of {@code newest}. */
    void committed(Preview newest, String commit) {
        stage.insist(stage == Stage.REQUESTED, "gets its commit before its pull request");
        this.facts = Json.write(Facts.of(newest));
        forge.made(commit);
    }

    void opened(int number, String url, Instant at) {
        stage.insist(stage == Stage.REQUESTED, "is opened once, before anything else");
        forge.opened(number, url);
        reach(Stage.OPENED, at);
    }

    /** It was opened although somebody withdrew it meanwhile: known, so that it can be closed. */
    void openedTooLate(int number, String url) {
        stage.insist(stage == Stage.WITHDRAWN && number().isEmpty(), "is too late once withdrawn");
        forge.opened(number, url);
    }

    /** Its review stands at {@code now}, forward or back: a new commit takes approvals away. */
    void reviewStands(Stage now, Instant at) {
        stage.insist(stage.isInReview() && now.isInReview(), "is reviewed while it is open");
        milestones.reviewStands(now, at);
        this.stage = now;
    }

    /** The pull request was looked at; what pages show of it is this. */
    void seen(PullRequest pullRequest, Instant at) {
        stage.insist(number().isPresent(), "is looked at after it was opened");
        forge.seen(pullRequest, at);
    }

    /** Also one that was over here, when the forge opened it again. */
    void merged(String commit, Instant at) {
        stage.insist(stage.isInReview() || !stage.isOnTheWay(), "is merged once, when open");
        notes().goesOnAgain();
        milestones.reached(Stage.CONFLICT, Optional.empty());
        forge.merged(commit);
        reach(Stage.MERGED, at);
    }

    /** Argo CD has applied the merge commit, as was seen. */
    void synced(Instant at, List<Sighting> seen) {
        stage.insist(stage == Stage.MERGED, "is synced after it was merged");
        milestones.saw(milestones.observed().synced(seen));
        reach(Stage.SYNCED, at);
    }

    /** What it asked for is really so, as was seen. */
    void live(Instant at, List<Sighting> seen) {
        stage.insist(stage == Stage.SYNCED, "is live after it was synced");
        milestones.saw(milestones.observed().live(seen));
        reach(Stage.LIVE, at);
    }

    /** Where its delivery is, so that a page is told when it gets on. */
    void delivering(Optional<String> note) {
        stage.insist(milestones.of(Stage.MERGED).isPresent(), "is delivered after it was merged");
        notes().waitsFor(note);
    }

    void withdrawn(String because, Instant at) {
        stage.insist(stage.isOpen(), "can be withdrawn until it is merged");
        ended(Stage.WITHDRAWN, because, at);
    }

    void refused(String because, Instant at) {
        stage.insist(stage.isOpen(), "can be refused until it is merged");
        ended(Stage.REFUSED, because, at);
    }

    /** It cannot be applied to the newest main. */
    void conflicts(String because, Instant at) {
        stage.insist(stage.isOpen(), "can conflict until it is merged");
        ended(Stage.CONFLICT, because, at);
    }

    /**
     * The intent was applied to a newer main and is {@code newHead} now; approvals of what it was
     * before do not count.
     */
    void appliedAgain(Preview again, String newHead) {
        stage.insist(
                stage.isInReview() || (stage == Stage.CONFLICT && number().isPresent()),
                "is applied again while its pull request is open");
        this.facts = Json.write(Facts.of(again));
        notes().goesOnAgain();
        milestones.reached(Stage.CONFLICT, Optional.empty());
        forge.made(newHead);
        asked.applied();
        milestones.fellBackTo(Stage.OPENED);
        this.stage = Stage.OPENED;
    }

    /** Its requester asks for something else in its place; its branch follows. */
    void changed(Preview preview, String intent) {
        stage.insist(isOpenThere(), "is changed while its pull request is open");
        asked.changed(preview, intent);
        if (stage.isInReview()) {
            reviewStands(Stage.OPENED, preview.asked());
        }
    }

    /** Is its pull request open, if only to be made again? */
    boolean isOpenThere() {
        return number().isPresent() && (stage.isInReview() || stage == Stage.CONFLICT);
    }

    private void reach(Stage next, Instant at) {
        milestones.reached(next, Optional.of(at));
        this.stage = next;
    }

    private void ended(Stage how, String because, Instant at) {
        notes().ended(because);
        reach(how, at);
    }

    public ProposalId id() {
        return new ProposalId(id);
    }

    public Stage stage() {
        return stage;
    }

    /** When it came to {@code which}; empty when it has not, or has fallen back. */
    public Optional<Instant> reached(Stage which) {
        return milestones.of(which);
    }

    /** When it was asked for as it is now: a duration counts from then. */
    Instant askedAt() {
        return asked.changedAt().or(() -> reached(Stage.REQUESTED)).orElseThrow();
    }

    /** What was asked for, by whom, why. */
    public Asked asked() {
        return asked;
    }

    /** Hibernate reads one of nothing but nulls as none. */
    Notes notes() {
        if (notes == null) {
            notes = new Notes();
        }
        return notes;
    }

    /** Where it is on the forge, and what was seen there last. */
    public ForgeSide forge() {
        return forge;
    }

    public Optional<TenantId> tenant() {
        return asked.tenant();
    }

    public String title() {
        return asked.title();
    }

    /** The requester's address. */
    public String requestedBy() {
        return asked.requestedBy();
    }

    /** What it changes and means, over the main that it was last applied to. */
    public Facts facts() {
        return Json.read(facts, Facts.class);
    }

    /** What was seen of it after the merge. */
    public Observed observed() {
        return milestones.observed();
    }

    /** The pull request's number. */
    public Optional<Integer> number() {
        return forge.number();
    }

    /** Why it is withdrawn, refused or in conflict. */
    public Optional<String> endedBecause() {
        return notes().endedBecause();
    }

    public Optional<String> waitsBecause() {
        return notes().waitsBecause();
    }

    public Optional<Instant> waitsUntil() {
        return notes().waitsUntil();
    }
}
