package dev.tenantry.web;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Remembers what was read from rows for as long as the sources of these rows stay at their markers.
 * The markers are read from the database each time, so that an answer is never older than the rows,
 * whichever replica wrote them.
 */
@ApplicationScoped
public class UntilMoved {

    /** Enough for a month of days of each of 10,000 tenants, a few times over. */
    private static final int MOST = 50_000;

    private static final String MARKERS =
            """
            select source, marker from read_model.source_state
            where source = any(?) and marker is not null order by source
            """;

    private record Key(List<String> markers, Object question) {}

    /** A reading that fails is forgotten at once. */
    private final AsyncCache<Key, Object> answers =
            Caffeine.newBuilder().maximumSize(MOST).buildAsync();

    private final Sql sql;

    public UntilMoved(Sql sql) {
        this.sql = sql;
    }

    /**
     * The answer to one question; whoever else asks it meanwhile waits for the same reading.
     *
     * @param sources their names in {@code read_model.source_state}
     * @param question a record with all that the answer depends on, besides the rows; each type of
     *     question has one type of answer
     */
    @SuppressWarnings("unchecked") // The type of the question says the type of the answer.
    public <T> T one(Set<String> sources, Record question, Supplier<T> read) {
        Key key = new Key(markers(sources), question);
        CompletableFuture<Object> mine = new CompletableFuture<>();
        CompletableFuture<Object> theirs = answers.asMap().putIfAbsent(key, mine);
        if (theirs != null) {
            return (T) theirs.join();
        }
        try {
            T answer = read.get();
            mine.complete(answer);
            return answer;
        } catch (RuntimeException e) {
            mine.completeExceptionally(e);
            throw e;
        }
    }

    /**
     * The answers to many questions of one type; those that are not known are read together.
     *
     * @param read finds the answer to each question that it is given
     */
    @SuppressWarnings("unchecked") // As above.
    public <Q extends Record, T> Map<Q, T> all(
            Set<String> sources, Collection<Q> questions, Function<Set<Q>, Map<Q, T>> read) {
        List<String> markers = markers(sources);
        Map<Q, T> found = new HashMap<>();
        Set<Q> missing = new HashSet<>();
        for (Q question : questions) {
            CompletableFuture<Object> known = answers.getIfPresent(new Key(markers, question));
            if (known == null) {
                missing.add(question);
            } else {
                found.put(question, (T) known.join());
            }
        }
        if (!missing.isEmpty()) {
            Map<Q, T> fresh = read.apply(missing);
            fresh.forEach(
                    (question, answer) ->
                            answers.put(new Key(markers, question), completed(answer)));
            found.putAll(fresh);
        }
        return found;
    }

    private static CompletableFuture<Object> completed(Object answer) {
        return CompletableFuture.completedFuture(answer);
    }

    private List<String> markers(Set<String> sources) {
        return sql.list(MARKERS, row -> row.getString(1) + "=" + row.getString(2), sources);
    }
}
