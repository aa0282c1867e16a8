package dev.tenantry.sources.kubernetes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects what the watches of all kinds say until somebody takes it: the newest state of each
 * object only. Holds at most {@link #ROOM} objects; who brings more waits, so a slow reader slows
 * the lists down and not the memory up.
 */
final class Inbox {

    private static final int ROOM = 2_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, ClusterObject> seen = new LinkedHashMap<>();
    private final Map<String, ClusterFacts.Gone> gone = new LinkedHashMap<>();
    private final Map<ObservedKind, ClusterFacts.Complete> complete = new LinkedHashMap<>();
    private final Map<String, String> away = new TreeMap<>();
    private final Map<String, String> unread = new TreeMap<>();
    private boolean awayChanged;
    private boolean answered;

    void seen(ObservedKind kind, ClusterObject object) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (seen.size() >= ROOM) {
                changed.await();
            }
            seen.remove(object.id().uid());
            seen.put(object.id().uid(), object);
            answeredNow(kind);
        } finally {
            lock.unlock();
        }
    }

    void gone(ObservedKind kind, ObjectIdentity id) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            seen.remove(id.uid());
            gone.put(id.uid(), new ClusterFacts.Gone(kind, id));
            answeredNow(kind);
        } finally {
            lock.unlock();
        }
    }

    void complete(ObservedKind kind, Set<String> uids) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            complete.put(kind, new ClusterFacts.Complete(kind, uids));
            answeredNow(kind);
        } finally {
            lock.unlock();
        }
    }

    void answered(ObservedKind kind) {
        lock.lock();
        try {
            answeredNow(kind);
        } finally {
            lock.unlock();
        }
    }

    void away(ObservedKind kind, String sentence) {
        lock.lock();
        try {
            String old = away.put(kind.plural(), sentence);
            awayChanged |= !sentence.equals(old);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Of objects of a kind that are there and cannot be read; none when all of them can be. */
    void unread(ObservedKind kind, Optional<String> sentence) {
        lock.lock();
        try {
            @Nullable String old =
                    sentence.isPresent()
                            ? unread.put(kind.plural(), sentence.get())
                            : unread.remove(kind.plural());
            if (!Optional.ofNullable(old).equals(sentence)) {
                awayChanged = true;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Why a kind cannot be read now; the same for all kinds when the whole cluster is away. */
    Optional<String> trouble() {
        lock.lock();
        try {
            return Stream.concat(away.values().stream(), unread.values().stream()).findFirst();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until there is something to tell, at most so long. */
    boolean awaitNews(long millis) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = TimeUnit.MILLISECONDS.toNanos(millis);
            while (seen.isEmpty() && gone.isEmpty() && complete.isEmpty() && !awayChanged) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Did the trouble begin, change or end since the last call? */
    boolean troubleChanged() {
        lock.lock();
        try {
            boolean was = awayChanged;
            awayChanged = false;
            return was;
        } finally {
            lock.unlock();
        }
    }

    /** Did the cluster say anything, if only that nothing happened, since the last call? */
    boolean heard() {
        lock.lock();
        try {
            boolean was = answered;
            answered = false;
            return was;
        } finally {
            lock.unlock();
        }
    }

    /** Takes everything out, at most {@code most} objects. */
    ClusterFacts take(Instant asOf, int most) {
        lock.lock();
        try {
            List<ClusterObject> objects = seen.values().stream().limit(most).toList();
            objects.forEach(object -> seen.remove(object.id().uid()));
            List<ClusterFacts.Gone> deleted = new ArrayList<>(gone.values());
            gone.clear();
            List<ClusterFacts.Complete> listed =
                    seen.isEmpty() ? new ArrayList<>(complete.values()) : List.of();
            if (seen.isEmpty()) {
                complete.clear();
            }
            changed.signalAll();
            return new ClusterFacts(asOf, objects, deleted, listed);
        } finally {
            lock.unlock();
        }
    }

    private void answeredNow(ObservedKind kind) {
        answered = true;
        awayChanged |= away.remove(kind.plural()) != null;
        changed.signalAll();
    }
}
