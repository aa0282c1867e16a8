package dev.tenantry.proposals;

import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.Sentence;
import dev.tenantry.policy.Verdict;
import dev.tenantry.proposals.PullRequests.PullRequest;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
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

    private String kind;
    private @Nullable String tenant;
    private String title;
    private String reason;
    private String requestedBy;
    private String idempotencyKey;
    private String branch;

    @ColumnTransformer(write = "?::jsonb")
    private String intent;

    @ColumnTransformer(write = "?::jsonb")
    private String requester;

    /** The {@link Facts} of the preview, made again when the intent is applied to a newer main. */
    @ColumnTransformer(write = "?::jsonb")
    private String facts;

    /** The pull request as we saw it last. */
    @ColumnTransformer(write = "?::jsonb")
    private @Nullable String seen;

    private @Nullable Instant seenAt;

    @Enumerated(EnumType.STRING)
    private Stage stage;

    private Instant requestedAt;
    private @Nullable Instant openedAt;
    private @Nullable Instant checkedAt;
    private @Nullable Instant approvedAt;
    private @Nullable Instant mergedAt;
    private @Nullable Instant syncedAt;
    private @Nullable Instant liveAt;
    private @Nullable Instant endedAt;
    private @Nullable String endedBecause;
    private @Nullable String waitsBecause;
    private @Nullable Instant waitsUntil;
    private @Nullable Integer prNumber;
    private @Nullable String prUrl;
    private @Nullable String head;
    private @Nullable String mergeCommit;

    @SuppressWarnings("NullAway.Init")
    protected Proposal() {}

    private Proposal(Preview preview, String intent, String idempotencyKey) {
        this.id = preview.id().value();
        this.kind = preview.kind().name();
        this.tenant = preview.intent().tenant().map(TenantId::value).orElse(null);
        this.title = preview.intent().title();
        this.reason = preview.intent().reason();
        this.requestedBy = preview.requester().email();
        this.idempotencyKey = idempotencyKey;
        this.branch = preview.branch();
        this.intent = intent;
        this.requester = Json.write(preview.requester());
        this.facts = Json.write(Facts.of(preview));
        this.stage = Stage.REQUESTED;
        this.requestedAt = preview.asked();
    }

    /** A new proposal: exactly what {@code preview} showed. */
    static Proposal requested(Preview preview, String intent, String idempotencyKey) {
        return new Proposal(preview, intent, idempotencyKey);
    }

    /** Its branch with its one commit exists. */
    void committed(String commit) {
        only(stage == Stage.REQUESTED, "gets its commit before its pull request");
        this.head = commit;
    }

    void opened(int number, String url, Instant at) {
        only(stage == Stage.REQUESTED, "is opened once");
        this.prNumber = number;
        this.prUrl = url;
        this.openedAt = at;
        this.stage = Stage.OPENED;
    }

    /**
     * Its review stands at {@code now}, forward or back: a new commit takes approvals away again.
     */
    void reviewStands(Stage now, Instant at) {
        only(stage.isInReview() && now.isInReview(), "is reviewed while its pull request is open");
        this.checkedAt = now == Stage.OPENED ? null : Optional.ofNullable(checkedAt).orElse(at);
        this.approvedAt = now == Stage.APPROVED ? Optional.ofNullable(approvedAt).orElse(at) : null;
        this.stage = now;
    }

    /** The pull request was looked at; what pages show of it is this. */
    void seen(PullRequest pullRequest, Instant at) {
        only(prNumber != null, "is looked at after it was opened");
        this.seen = Json.write(Json.withoutEdits(pullRequest));
        this.seenAt = at;
        this.head = pullRequest.head();
    }

    void merged(String commit, Instant at) {
        only(stage.isInReview() || stage == Stage.CONFLICT, "is merged once, after it was opened");
        this.mergeCommit = commit;
        this.mergedAt = at;
        this.stage = Stage.MERGED;
        this.endedBecause = null;
        goesOn();
    }

    /** Argo CD has applied the merge commit. */
    void synced(Instant at) {
        only(stage == Stage.MERGED, "is synced after it was merged");
        this.syncedAt = at;
        this.stage = Stage.SYNCED;
    }

    /** What it asked for is really so. */
    void live(Instant at) {
        only(stage == Stage.SYNCED, "is live after it was synced");
        this.liveAt = at;
        this.stage = Stage.LIVE;
    }

    void withdrawn(String because, Instant at) {
        only(stage.isOpen(), "can be withdrawn until it is merged");
        ended(Stage.WITHDRAWN, because, at);
    }

    void refused(String because, Instant at) {
        only(stage.isOpen(), "can be refused until it is merged");
        ended(Stage.REFUSED, because, at);
    }

    /** It cannot be applied to the newest main. */
    void conflicts(String because, Instant at) {
        only(stage.isOpen(), "can conflict until it is merged");
        ended(Stage.CONFLICT, because, at);
    }

    /**
     * The intent was applied to a newer main; approvals of what it was before do not count. {@code
     * newHead} is empty while there is no pull request yet.
     */
    void appliedAgain(Preview again, Optional<String> newHead) {
        only(stage.isOpen(), "is applied again until it is merged");
        this.facts = Json.write(Facts.of(again));
        newHead.ifPresent(commit -> this.head = commit);
        this.stage = prNumber == null ? Stage.REQUESTED : Stage.OPENED;
        this.checkedAt = null;
        this.approvedAt = null;
        this.endedAt = null;
        this.endedBecause = null;
    }

    /** The outside cannot be had now; {@code until} is when we try again. */
    void waits(String because, Instant until) {
        only(!stage.isOver() || stage == Stage.WITHDRAWN, "waits while something is to be done");
        this.waitsBecause = because;
        this.waitsUntil = until;
    }

    void goesOn() {
        this.waitsBecause = null;
        this.waitsUntil = null;
    }

    private void ended(Stage how, String because, Instant at) {
        this.stage = how;
        this.endedAt = at;
        this.endedBecause = because;
        goesOn();
    }

    private void only(boolean allowed, String rule) {
        if (!allowed) {
            throw new WrongStage(
                    "A proposal "
                            + rule
                            + "; this one is at \""
                            + stage.title().toLowerCase(java.util.Locale.ROOT)
                            + "\".",
                    stage);
        }
    }

    public ProposalId id() {
        return new ProposalId(id);
    }

    public String kind() {
        return kind;
    }

    public Optional<TenantId> tenant() {
        return Optional.ofNullable(tenant).map(TenantId::new);
    }

    public String title() {
        return title;
    }

    public String reason() {
        return reason;
    }

    /** The requester's address. */
    public String requestedBy() {
        return requestedBy;
    }

    /** The requester as they were when they asked. */
    public Actor requester() {
        return Json.read(requester, Actor.class);
    }

    public String branch() {
        return branch;
    }

    /** The intent in the form of {@link Intents}. */
    public String intent() {
        return intent;
    }

    String idempotencyKey() {
        return idempotencyKey;
    }

    /** What it changes and means, over the main that it was last applied to. */
    public Facts facts() {
        return Json.read(facts, Facts.class);
    }

    public List<Sentence> sentences() {
        return facts().sentences();
    }

    public List<Verdict> verdicts() {
        return facts().verdicts();
    }

    public Stage stage() {
        return stage;
    }

    public Optional<PullRequest> pullRequest() {
        return Optional.ofNullable(seen).map(json -> Json.read(json, PullRequest.class));
    }

    public Optional<Instant> seenAt() {
        return Optional.ofNullable(seenAt);
    }

    /** When it came to {@code which}; empty when it has not, or has fallen back. */
    public Optional<Instant> reached(Stage which) {
        return Optional.ofNullable(
                switch (which) {
                    case REQUESTED -> requestedAt;
                    case OPENED -> openedAt;
                    case CHECKED -> checkedAt;
                    case APPROVED -> approvedAt;
                    case MERGED -> mergedAt;
                    case SYNCED -> syncedAt;
                    case LIVE -> liveAt;
                    case WITHDRAWN, REFUSED, CONFLICT -> stage == which ? endedAt : null;
                });
    }

    /** Why it is withdrawn, refused or in conflict. */
    public Optional<String> endedBecause() {
        return Optional.ofNullable(endedBecause);
    }

    public Optional<String> waitsBecause() {
        return Optional.ofNullable(waitsBecause);
    }

    public Optional<Instant> waitsUntil() {
        return Optional.ofNullable(waitsUntil);
    }

    public Optional<Integer> number() {
        return Optional.ofNullable(prNumber);
    }

    public Optional<String> url() {
        return Optional.ofNullable(prUrl);
    }

    public Optional<String> head() {
        return Optional.ofNullable(head);
    }

    public Optional<String> mergeCommit() {
        return Optional.ofNullable(mergeCommit);
    }
}
