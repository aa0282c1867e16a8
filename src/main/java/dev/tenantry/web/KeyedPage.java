package dev.tenantry.web;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One page of a list that is read by key, never by offset.
 *
 * @param items at most {@code limit} rows
 * @param next the cursor of the next page (opaque, URL-safe), empty on the last
 */
public record KeyedPage<T>(List<T> items, Optional<String> next) {

    public KeyedPage {
        items = List.copyOf(items);
    }

    /**
     * Makes a page of rows that were read with {@code limit + 1}: the extra row only says that
     * there is more.
     */
    public static <T> KeyedPage<T> of(List<T> rows, int limit, Function<T, String> cursor) {
        if (rows.size() <= limit) {
            return new KeyedPage<>(rows, Optional.empty());
        }
        List<T> items = rows.subList(0, limit);
        return new KeyedPage<>(items, Optional.of(cursor.apply(items.getLast())));
    }

    /** The same page of other words for each row. */
    public <R> KeyedPage<R> map(Function<? super T, R> words) {
        return new KeyedPage<>(items.stream().<R>map(words).toList(), next);
    }
}
