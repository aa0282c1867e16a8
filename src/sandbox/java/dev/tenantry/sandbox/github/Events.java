package dev.tenantry.sandbox.github;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.jgit.lib.ObjectId;

/** Tells the App what happened: puts webhooks into the queue, and follows moved refs. */
final class Events {

    private static final int MOST_COMMITS = 20;

    private final Urls urls;
    private final Store store;
    private final GitStore git;
    private final UserShape users;
    private final RepositoryShape repositories;
    private final CommitShape commits;
    private final PullShape pulls;
    private final CheckShape checks;

    Events(
            Urls urls,
            Store store,
            GitStore git,
            UserShape users,
            RepositoryShape repositories,
            CommitShape commits,
            PullShape pulls,
            CheckShape checks) {
        this.urls = urls;
        this.store = store;
        this.git = git;
        this.users = users;
        this.repositories = repositories;
        this.commits = commits;
        this.pulls = pulls;
        this.checks = checks;
    }

    /** A ref has moved, however: pull requests of the branch follow, and webhooks go out. */
    void moved(Ledger ledger, String ref, ObjectId from, ObjectId to, String login)
            throws IOException {
        moved(ledger, ref, from, to, type(from, to), login);
    }

    /** A branch has moved by the merge of a pull request. */
    void merged(Ledger ledger, String ref, ObjectId from, ObjectId to, String login)
            throws IOException {
        moved(ledger, ref, from, to, "pr_merge", login);
    }

    /** A branch has moved by its merge queue. */
    void queueMerged(Ledger ledger, String ref, ObjectId from, ObjectId to, String login)
            throws IOException {
        moved(ledger, ref, from, to, "merge_queue_merge", login);
    }

    private String type(ObjectId from, ObjectId to) throws IOException {
        if (from.equals(ObjectId.zeroId())) {
            return "branch_creation";
        }
        if (to.equals(ObjectId.zeroId())) {
            return "branch_deletion";
        }
        return git.isAncestor(from, to) ? "push" : "force_push";
    }

    private void moved(
            Ledger ledger, String ref, ObjectId from, ObjectId to, String type, String login)
            throws IOException {
        push(ledger, ref, from, to, login);
        remember(ledger, ref, from, to, type, login);
        if (!ref.startsWith("refs/heads/")) {
            return;
        }
        takenIn(ledger, ref, from, to, login);
        for (Pull pull : ledger.openPullsOf(ref.substring("refs/heads/".length()))) {
            if (to.equals(ObjectId.zeroId())) {
                pull.close(store.now());
                pullRequest(ledger, "closed", pull, login);
            } else {
                pull.headSha = to.name();
                pull.updatedAt = store.now();
                pin(pull);
                pullRequest(ledger, "synchronize", pull, login);
            }
        }
    }

    /** Somebody has moved a ref in the repository itself. */
    void noticed(Ledger ledger, String ref, ObjectId from, ObjectId to, String login)
            throws IOException {
        remember(ledger, ref, from, to, type(from, to), login);
    }

    private void remember(
            Ledger ledger, String ref, ObjectId from, ObjectId to, String type, String login) {
        ledger.activity.add(
                new RefMove(
                        ledger.nextId(), ref, from.name(), to.name(), type, login, store.now()));
        if (ref.equals("refs/heads/main")) {
            store.nextSecond();
        }
    }

    /** Whatever of a pull request's head becomes a part of its base counts as merged. */
    private void takenIn(Ledger ledger, String ref, ObjectId from, ObjectId to, String login)
            throws IOException {
        for (Pull pull : ledger.openPullsInto(ref.substring("refs/heads/".length()))) {
            ObjectId head = ObjectId.fromString(pull.headSha);
            if (!to.equals(ObjectId.zeroId()) && git.isAncestor(head, to)) {
                pull.merged(to.name(), from.name(), login, store.now());
                pullRequest(ledger, "closed", pull, login);
            }
        }
    }

    /** Keeps the head of a pull request although its branch may go. */
    void pin(Pull pull) throws IOException {
        String ref = "refs/pull/" + pull.number + "/head";
        ObjectId old = git.ref(ref).orElse(ObjectId.zeroId());
        git.move(ref, old, ObjectId.fromString(pull.headSha));
    }

    void pullRequest(Ledger ledger, String action, Pull pull, String login) {
        Fields payload =
                Fields.of("action", action)
                        .with("number", pull.number)
                        .with("pull_request", whole(pull, ledger));
        queue(ledger, "pull_request", payload, login);
    }

    void dequeued(Ledger ledger, Pull pull, String reason, String login) {
        Fields payload =
                Fields.of("action", "dequeued")
                        .with("number", pull.number)
                        .with("reason", reason)
                        .with("pull_request", whole(pull, ledger));
        queue(ledger, "pull_request", payload, login);
    }

    /** The queue wants the required checks of a commit of its own. */
    void checksRequested(Ledger ledger, Queued entry) throws IOException {
        Fields payload = Fields.of("action", "checks_requested").with("merge_group", group(entry));
        queue(ledger, "merge_group", payload, MergeQueue.BOT);
    }

    /** The queue's commit is none any more: {@code merged}, {@code invalidated}, {@code dequeued}. */
    void mergeGroup(Ledger ledger, Queued entry, String reason) throws IOException {
        Fields payload =
                Fields.of("action", "destroyed")
                        .with("reason", reason)
                        .with("merge_group", group(entry));
        queue(ledger, "merge_group", payload, MergeQueue.BOT);
    }

    private Fields group(Queued queued) throws IOException {
        return Fields.of("head_sha", queued.head())
                .with("head_ref", queued.ref())
                .with("base_sha", queued.base())
                .with("base_ref", "refs/heads/main")
                .with("head_commit", commits.simple(git.commit(queued.head())));
    }

    /** Webhooks write a review's state in small letters, other than the REST API. */
    void review(Ledger ledger, String action, Review review, Pull pull, String login) {
        Fields told =
                pulls.review(review, pull, ledger)
                        .with("state", review.state().toLowerCase(Locale.ROOT));
        Fields payload =
                Fields.of("action", action)
                        .with("review", told)
                        .with("pull_request", pulls.simple(pull, ledger));
        queue(ledger, "pull_request_review", payload, login);
    }

    void checkRun(Ledger ledger, String action, CheckRun run) {
        Fields payload = Fields.of("action", action).with("check_run", checks.run(run, ledger));
        queue(ledger, "check_run", payload, run.login());
    }

    void status(Ledger ledger, CommitStatus status) {
        Fields payload =
                Fields.of("id", status.id())
                        .with("sha", status.sha())
                        .with("name", urls.repository())
                        .with("state", status.state())
                        .with("context", status.context())
                        .with("description", status.description())
                        .with("target_url", status.targetUrl());
        queue(ledger, "status", payload, status.login());
    }

    private Fields whole(Pull pull, Ledger ledger) {
        return pulls.full(pull, ledger, new PullShape.Size(1, 0, 0, 0), "unknown");
    }

    private void push(Ledger ledger, String ref, ObjectId from, ObjectId to, String login)
            throws IOException {
        boolean created = from.equals(ObjectId.zeroId());
        boolean deleted = to.equals(ObjectId.zeroId());
        List<Fields> list =
                created || deleted
                        ? List.of()
                        : git.between(from, to, MOST_COMMITS).stream()
                                .map(commits::pushed)
                                .toList();
        Account pusher = ledger.known(login);
        Fields payload =
                Fields.of("ref", ref)
                        .with("before", from.name())
                        .with("after", to.name())
                        .with("created", created)
                        .with("deleted", deleted)
                        .with("forced", !created && !deleted && !git.isAncestor(from, to))
                        .with("base_ref", null)
                        .with("compare", compare(from, to))
                        .with("commits", list)
                        .with("head_commit", deleted ? null : head(to))
                        .with("pusher", Fields.of("name", login).with("email", pusher.email()));
        queue(ledger, "push", payload, login);
    }

    private Fields head(ObjectId id) throws IOException {
        return commits.pushed(git.commit(id.name()));
    }

    private String compare(ObjectId from, ObjectId to) {
        return urls.repoWeb()
                + "/compare/"
                + from.abbreviate(12).name()
                + "..."
                + to.abbreviate(12).name();
    }

    private void queue(Ledger ledger, String event, Fields payload, String login) {
        payload.with("repository", repositories.full(store.now(), ledger.openPulls()))
                .with("organization", users.organization())
                .with("sender", users.simple(ledger.known(login)))
                .with("installation", Fields.of("id", UserShape.INSTALLATION_ID));
        String body = new String(Json.bytes(payload), StandardCharsets.UTF_8);
        ledger.deliveries.add(
                new Delivery(UUID.randomUUID().toString(), event, body, 0, store.now()));
    }
}
