package dev.tenantry.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The order of a list as it stands in the address: {@code owner}, or {@code -owner} the other way
 * round. A list's orders are an enum, of which the first is the usual one. A cursor names the order
 * that it was made in, so that no list goes on where another one stopped.
 *
 * @param down the largest, newest or last first
 */
public record Sort<K extends Enum<K> & Sort.Key>(K key, boolean down) {

    /** What a list can be sorted by. */
    public interface Key {

        /** Whether people want to see the largest or newest first. */
        boolean startsDown();
    }

    /** Reads an order; one that there is not means the usual one. */
    public static <K extends Enum<K> & Key> Sort<K> of(Optional<String> word, Class<K> keys) {
        return Stream.of(keys.getEnumConstants())
                .flatMap(key -> Stream.of(new Sort<>(key, false), new Sort<>(key, true)))
                .filter(sort -> word.filter(sort.word()::equals).isPresent())
                .findFirst()
                .orElseGet(() -> usual(keys));
    }

    /** The order when nothing is said. */
    public static <K extends Enum<K> & Key> Sort<K> usual(Class<K> keys) {
        return first(keys.getEnumConstants()[0]);
    }

    private static <K extends Enum<K> & Key> Sort<K> first(K key) {
        return new Sort<>(key, key.startsDown());
    }

    /** What addresses call it. */
    public String word() {
        return (down ? "-" : "") + key.name().toLowerCase(Locale.ROOT);
    }

    /** What stands in the address: nothing for the usual order. */
    public Optional<String> asked() {
        return equals(usual(key.getDeclaringClass())) ? Optional.empty() : Optional.of(word());
    }

    /**
     * The head of a column.
     *
     * @param name of its order, as addresses call it
     * @param address of the same list in another order
     */
    public SortHead head(String name, Function<Sort<K>, String> address) {
        for (K each : key.getDeclaringClass().getEnumConstants()) {
            if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
                return each == key
                        ? new SortHead(address.apply(new Sort<>(key, !down)), true, down)
                        : new SortHead(address.apply(first(each)), false, each.startsDown());
            }
        }
        throw new IllegalArgumentException("There is no order " + name);
    }

    /** A cursor of the values that the last row of a page has in this order. */
    public String cursor(String... values) {
        return Cursor.of(
                Stream.concat(Stream.of(word()), Stream.of(values)).toArray(String[]::new));
    }

    /**
     * Reads the values back.
     *
     * @throws Problem with status 400 when it is no cursor of this order
     */
    public List<String> key(String cursor, int parts) {
        List<String> key = Cursor.key(cursor, parts + 1);
        if (!key.getFirst().equals(word())) {
            throw Cursor.notOurs();
        }
        return key.subList(1, key.size());
    }

    /** PostgreSQL's word behind each column of {@code order by}. */
    public String direction() {
        return down ? " desc" : "";
    }

    /** How the rows of the next page compare to the last row of this one. */
    public String beyond() {
        return down ? " < " : " > ";
    }
}
