package dev.tenantry.proposals;

import dev.tenantry.proposals.PullRequests.PullRequest;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.ColumnTransformer;
import org.jspecify.annotations.Nullable;

/** Where a proposal is found on the forge, and what was seen there last. */
@Embeddable
public class ForgeSide {

    private String branch;

    @Column(name = "pr_number")
    private @Nullable Integer number;

    @Column(name = "pr_url")
    private @Nullable String url;

    private @Nullable String head;
    private @Nullable String made;
    private @Nullable String mergeCommit;
    private @Nullable String checkTrouble;
    private boolean sentBack;

    @ColumnTransformer(write = "?::jsonb")
    private @Nullable String byHand;

    @ColumnTransformer(write = "?::jsonb")
    private @Nullable String seen;

    private @Nullable Instant seenAt;

    @SuppressWarnings("NullAway.Init")
    protected ForgeSide() {}

    ForgeSide(String branch) {
        this.branch = branch;
    }

    /**
     * What a head holds that we did not make.
     *
     * @param fork where it left main: from another one it brings another thing
     */
    record ByHand(String head, String fork, Facts facts) {}

    /** It stands at a commit that we made. */
    void made(String commit) {
        this.head = commit;
        this.made = commit;
        this.byHand = null;
        this.sentBack = false;
    }

    void byHand(ByHand what) {
        this.byHand = Json.write(what);
    }

    void checkTrouble(Optional<String> because) {
        this.checkTrouble = because.orElse(null);
    }

    void opened(int itsNumber, String itsUrl) {
        this.number = itsNumber;
        this.url = itsUrl;
    }

    void merged(String commit) {
        this.mergeCommit = commit;
    }

    /** Is it the pull request of this branch, of the estate's own and no fork's? */
    boolean isOf(PullRequest pullRequest) {
        return pullRequest.branch().equals(branch);
    }

    /** Does it stand as it stood when it was looked at last? */
    boolean isAsSeen(PullRequest pullRequest) {
        return seen().filter(Json.kept(pullRequest)::equals).isPresent();
    }

    void seen(PullRequest pullRequest, Instant at) {
        this.seen = Json.write(Json.kept(pullRequest));
        this.seenAt = at;
        this.head = pullRequest.head();
        this.sentBack = Standing.of(pullRequest).isSentBack(pullRequest.head());
    }

    /** It still stands as it was seen. */
    void lookedAt(Instant at) {
        this.seenAt = at;
    }

    public String branch() {
        return branch;
    }

    public Optional<Integer> number() {
        return Optional.ofNullable(number);
    }

    public Optional<String> url() {
        return Optional.ofNullable(url);
    }

    public Optional<String> head() {
        return Optional.ofNullable(head);
    }

    boolean isMade(String commit) {
        return commit.equals(made);
    }

    /** Is it known what this head brings to main, that we did not make? */
    boolean isRead(String commit, String fork) {
        return read(commit).filter(read -> fork.equals(read.fork())).isPresent();
    }

    /** What a head holds that we did not make, once that was read. */
    Optional<ByHand> read(String commit) {
        return kept().filter(read -> read.head().equals(commit));
    }

    private Optional<ByHand> kept() {
        return Optional.ofNullable(byHand).map(json -> Json.read(json, ByHand.class));
    }

    /** Has somebody asked for changes of the head that it has? Then its requester is next. */
    public boolean isSentBack() {
        return sentBack;
    }

    /** Does it stand at something that we did not make? Until there is a head, it does not. */
    public boolean isByHand() {
        return head != null && !head.equals(made);
    }

    /** What the present head holds when somebody else made it, once that was read. */
    Optional<ByHand> byHand() {
        return isByHand() ? head().flatMap(this::read) : Optional.empty();
    }

    /** Why our check could not be written. */
    public Optional<String> checkTrouble() {
        return Optional.ofNullable(checkTrouble);
    }

    public Optional<String> mergeCommit() {
        return Optional.ofNullable(mergeCommit);
    }

    public Optional<PullRequest> seen() {
        return Optional.ofNullable(seen).map(json -> Json.read(json, PullRequest.class));
    }

    /** Will the forge merge it by itself, in its turn? */
    boolean isQueued() {
        return seen().filter(PullRequest::isQueued).isPresent();
    }

    /** When it was last looked at, with news or without. */
    public Optional<Instant> seenAt() {
        return Optional.ofNullable(seenAt);
    }
}
