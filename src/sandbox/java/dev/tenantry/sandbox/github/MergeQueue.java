package dev.tenantry.sandbox.github;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * The merge queue of the main branch: each pull request in it gets a commit behind the one before,
 * for which the required checks are asked once more. What is green goes into main in its order;
 * what is not leaves the queue, and those behind it get new commits.
 */
final class MergeQueue {

    /** Who makes the queue's branches and merges them. */
    static final String BOT = "github-merge-queue[bot]";

    private static final int BOT_ID = 118_344_674;

    private static final String HEADS = "refs/heads/";

    private final Hub hub;
    private final PullContents contents;

    MergeQueue(Hub hub, PullContents contents) {
        this.hub = hub;
        this.contents = contents;
    }

    /** Puts it at the end; refuses with GitHub's sentences. */
    Queued add(Ledger ledger, Pull pull, Optional<String> expectedHead, String login)
            throws IOException {
        if (!ledger.rules.queue || !pull.baseRef.equals("main")) {
            throw new Refusal(422, "The base branch has no merge queue.");
        }
        if (!pull.open || pull.draft) {
            throw new Refusal(422, "Pull request is not open or is a draft.");
        }
        if (ledger.queued(pull.number).isPresent()) {
            throw new Refusal(422, "Pull request is already in the queue.");
        }
        if (expectedHead.filter(head -> !head.equals(pull.headSha)).isPresent()) {
            throw new Refusal(422, "Head sha didn't match expectedHeadOid.");
        }
        Optional<String> obstacle = contents.obstacle(pull, ledger);
        if (obstacle.isPresent()) {
            throw new Refusal(422, "Pull request " + obstacle.get());
        }
        if (ledger.account(BOT).isEmpty()) {
            ledger.add(new Account(BOT_ID, BOT, BOT, BOT_ID + "+" + BOT, "Bot", ""));
        }
        Queued made =
                behind(ledger, pull, login)
                        .orElseThrow(() -> new Refusal(422, "Pull request is not mergeable."));
        event(ledger, pull, "added_to_merge_queue", login);
        hub.events().pullRequest(ledger, "enqueued", pull, login);
        announce(ledger, made);
        return made;
    }

    /** The commit of a pull request behind all that wait; empty when they do not go together. */
    private Optional<Queued> behind(Ledger ledger, Pull pull, String login) throws IOException {
        ObjectId base =
                ledger.queue.isEmpty()
                        ? contents.base(pull)
                        : ObjectId.fromString(ledger.queue.getLast().head());
        ObjectId head = ObjectId.fromString(pull.headSha);
        Optional<ObjectId> tree = hub.git().merge(base, head);
        if (tree.isEmpty()) {
            return Optional.empty();
        }
        PersonIdent bot = new PersonIdent("GitHub", "noreply@github.com", now(), ZoneOffset.UTC);
        String message =
                "Merge pull request #%d from %s/%s%n%n%s%n"
                        .formatted(pull.number, hub.urls().owner(), pull.headRef, pull.title);
        ObjectId commit = hub.git().commit(tree.get(), List.of(base, head), bot, bot, message);
        String ref =
                HEADS + "gh-readonly-queue/main/pr-%d-%s".formatted(pull.number, base.name());
        Queued made =
                new Queued(
                        ledger.nextId(),
                        pull.number,
                        login,
                        commit.name(),
                        base.name(),
                        ref,
                        hub.store().now());
        ledger.queue.add(made);
        move(ledger, ref, ObjectId.zeroId(), commit);
        return Optional.of(made);
    }

    private java.time.Instant now() {
        return hub.store().now();
    }

    /** A check has said something of a commit: does the queue go on? */
    void checked(Ledger ledger, String sha) throws IOException {
        if (ledger.queue.stream().noneMatch(queued -> queued.head().equals(sha))) {
            return;
        }
        while (!ledger.queue.isEmpty() && isGood(ledger, ledger.queue.getFirst())) {
            merge(ledger, ledger.queue.removeFirst());
        }
        for (Queued queued : List.copyOf(ledger.queue)) {
            if (contents.failed(ledger, queued.head()) || hasMoved(ledger, queued)) {
                leave(ledger, queued);
                return;
            }
        }
    }

    private boolean isGood(Ledger ledger, Queued queued) throws IOException {
        return contents.passed(ledger, queued.head()) && !hasMoved(ledger, queued);
    }

    /** Somebody pushed to it, or closed it, since it was put there. */
    private boolean hasMoved(Ledger ledger, Queued queued) throws IOException {
        Pull pull = ledger.pull(queued.number());
        String put = hub.git().commit(queued.head()).getParent(1).name();
        return !pull.open || !pull.headSha.equals(put);
    }

    private void merge(Ledger ledger, Queued queued) throws IOException {
        Pull pull = ledger.pull(queued.number());
        ObjectId base = ObjectId.fromString(queued.base());
        ObjectId head = ObjectId.fromString(queued.head());
        hub.git().move(HEADS + pull.baseRef, base, head);
        pull.merged(queued.head(), queued.base(), BOT, now());
        hub.events().queueMerged(ledger, HEADS + pull.baseRef, base, head, BOT);
        gone(ledger, queued, "merged");
        hub.events().pullRequest(ledger, "closed", pull, BOT);
    }

    /** Those behind it stood on its commit, so that each gets another one. */
    private void leave(Ledger ledger, Queued queued) throws IOException {
        int at = ledger.queue.indexOf(queued);
        List<Queued> after = new ArrayList<>(ledger.queue.subList(at + 1, ledger.queue.size()));
        ledger.queue.subList(at, ledger.queue.size()).clear();
        gone(ledger, queued, "dequeued");
        for (Queued old : after) {
            hub.events().mergeGroup(ledger, old, "invalidated");
            remove(ledger, old);
            Pull pull = ledger.pull(old.number());
            Optional<Queued> again = behind(ledger, pull, old.login());
            if (again.isPresent()) {
                announce(ledger, again.get());
            } else {
                event(ledger, pull, "removed_from_merge_queue", BOT);
            }
        }
    }

    private void gone(Ledger ledger, Queued queued, String reason) throws IOException {
        Pull pull = ledger.pull(queued.number());
        event(ledger, pull, "removed_from_merge_queue", BOT);
        hub.events().mergeGroup(ledger, queued, reason);
        remove(ledger, queued);
        if (!reason.equals("merged")) {
            hub.events().dequeued(ledger, pull, "CI_FAILURE", BOT);
        }
    }

    private void remove(Ledger ledger, Queued queued) throws IOException {
        hub.git().delete(queued.ref());
        hub.events()
                .moved(
                        ledger,
                        queued.ref(),
                        ObjectId.fromString(queued.head()),
                        ObjectId.zeroId(),
                        BOT);
    }

    private void move(Ledger ledger, String ref, ObjectId from, ObjectId to) throws IOException {
        hub.git().move(ref, from, to);
        hub.events().moved(ledger, ref, from, to, BOT);
    }

    private void announce(Ledger ledger, Queued queued) throws IOException {
        hub.events().checksRequested(ledger, queued);
    }

    private void event(Ledger ledger, Pull pull, String event, String login) {
        pull.happened(ledger.nextId(), event, login, now());
    }
}
