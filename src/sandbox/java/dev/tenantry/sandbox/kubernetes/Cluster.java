package dev.tenantry.sandbox.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * All objects of the cluster, what happened to them lately, and their memory on disk. Every change
 * gets the next resource version; the last {@link #remembered} changes can be watched, older ones
 * are gone (a restart forgets them all), as in etcd after compaction.
 */
public final class Cluster implements AutoCloseable {

    /** What happened: {@code ADDED}, {@code MODIFIED} or {@code DELETED}. */
    record Event(long version, String type, Kind kind, ObjectNode object) {}

    /** A page of a list. {@code next} is the key to go on after; empty on the last page. */
    record Listing(long version, List<ObjectNode> items, String next, int remaining) {}

    private final ObjectMapper json = new ObjectMapper();
    private final NavigableMap<String, ObjectNode> objects = new TreeMap<>();
    private final Set<Kind> kinds = new LinkedHashSet<>(Kind.ALWAYS_THERE);
    private final Deque<Event> events = new ArrayDeque<>();
    private final Journal journal;
    private final Clock clock;
    private final int remembered;
    private long version;
    private long forgottenUpTo;
    private boolean closed;

    public Cluster(Path folder, Clock clock) {
        this(folder, clock, 20_000);
    }

    Cluster(Path folder, Clock clock, int remembered) {
        this.clock = clock;
        this.remembered = remembered;
        this.journal = new Journal(folder, json);
        journal.replay(this::remember);
        if (journal.isTooLong()) {
            journal.compact(objects.values(), version);
        }
        version = Math.max(version, 1000);
        forgottenUpTo = version;
    }

    public ObjectMapper json() {
        return json;
    }

    /**
     * Creates the object, or replaces the one of this name. Gives it what an API server gives: a
     * uid, a creation time (unless it brings one, as history does), a resource version, and a
     * generation that grows when the spec changes. Nothing happens when nothing changed.
     */
    public synchronized ObjectNode put(ObjectNode wanted) {
        Kind kind = kindOf(wanted);
        kinds.add(kind);
        ObjectNode object = wanted.deepCopy();
        ObjectNode metadata = object.withObjectProperty("metadata");
        String key = key(kind, metadata.path("namespace").asText(), name(object));
        ObjectNode old = objects.get(key);
        ObjectIdentity.settle(object, metadata, old, key + "#" + version, clock.instant());
        if (old != null) {
            metadata.set("resourceVersion", old.path("metadata").path("resourceVersion"));
            if (old.equals(object)) {
                return old;
            }
        }
        version++;
        metadata.put("resourceVersion", Long.toString(version));
        objects.put(key, object);
        journal.put(object);
        happened(new Event(version, old == null ? "ADDED" : "MODIFIED", kind, object));
        return object;
    }

    /** Takes the object away; nothing happens when there is none. */
    public synchronized void delete(Kind kind, String namespace, String name) {
        ObjectNode old = objects.remove(key(kind, namespace, name));
        if (old == null) {
            return;
        }
        version++;
        ObjectNode last = old.deepCopy();
        last.withObjectProperty("metadata").put("resourceVersion", Long.toString(version));
        journal.deleted(key(kind, namespace, name), version);
        happened(new Event(version, "DELETED", kind, last));
    }

    public synchronized Optional<ObjectNode> get(Kind kind, String namespace, String name) {
        return Optional.ofNullable(objects.get(key(kind, namespace, name)))
                .map(ObjectNode::deepCopy);
    }

    /** All objects of a kind that match, in the order of namespace and name. Not for changing. */
    public synchronized List<ObjectNode> all(Kind kind, Predicate<JsonNode> which) {
        return list(kind, "", which, "", Integer.MAX_VALUE).items();
    }

    public synchronized boolean isEmpty() {
        return objects.isEmpty();
    }

    synchronized Set<Kind> kinds() {
        return Set.copyOf(kinds);
    }

    synchronized long version() {
        return version;
    }

    /** Can changes after this version still be told? */
    synchronized boolean remembers(long since) {
        return since >= forgottenUpTo;
    }

    synchronized Listing list(
            Kind kind, String namespace, Predicate<JsonNode> which, String after, int limit) {
        String prefix = prefix(kind) + (namespace.isEmpty() ? "" : namespace + "/");
        String from = after.isEmpty() ? prefix : after;
        List<ObjectNode> items = new ArrayList<>();
        String last = "";
        int left = 0;
        for (var entry : objects.tailMap(from, after.isEmpty()).entrySet()) {
            if (!entry.getKey().startsWith(prefix)) {
                break;
            }
            if (!which.test(entry.getValue())) {
                continue;
            }
            if (items.size() < limit) {
                items.add(entry.getValue());
                last = entry.getKey();
            } else {
                left++;
            }
        }
        return new Listing(version, items, left == 0 ? "" : last, left);
    }

    /**
     * The changes after {@code since}, at once when there are some, else after at most {@code
     * millis}. Empty when there were none; the caller asks {@link #remembers} first.
     */
    synchronized List<Event> after(long since, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        while (version <= since && !closed) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return List.of();
            }
            wait(left);
        }
        List<Event> fresh = new ArrayList<>();
        var newestFirst = events.descendingIterator();
        while (newestFirst.hasNext()) {
            Event event = newestFirst.next();
            if (event.version() <= since) {
                break;
            }
            fresh.addFirst(event);
        }
        return fresh;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        journal.close();
    }

    private void happened(Event event) {
        events.addLast(event);
        while (events.size() > remembered) {
            forgottenUpTo = events.removeFirst().version();
        }
        if (journal.isTooLong()) {
            journal.compact(objects.values(), version);
        }
        notifyAll();
    }

    private void remember(JsonNode line) {
        if (line.has("deleted")) {
            objects.remove(line.get("deleted").asText());
            version = Math.max(version, line.path("version").asLong());
            return;
        }
        ObjectNode object = (ObjectNode) line;
        Kind kind = kindOf(object);
        kinds.add(kind);
        JsonNode metadata = object.path("metadata");
        objects.put(key(kind, metadata.path("namespace").asText(), name(object)), object);
        version = Math.max(version, metadata.path("resourceVersion").asLong());
    }

    private static Kind kindOf(JsonNode object) {
        return Kind.of(object.path("apiVersion").asText(), object.path("kind").asText());
    }

    private static String name(JsonNode object) {
        return object.path("metadata").path("name").asText();
    }

    private static String prefix(Kind kind) {
        return kind.qualified() + "|";
    }

    private static String key(Kind kind, String namespace, String name) {
        return prefix(kind) + (kind.namespaced() ? namespace : "") + "/" + name;
    }
}
