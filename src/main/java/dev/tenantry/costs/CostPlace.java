package dev.tenantry.costs;

import dev.tenantry.costs.CostFigures.Group;
import dev.tenantry.web.Cursor;
import dev.tenantry.web.Sort;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a group stands in an order. Groups whose change is not known come last either way.
 *
 * @param number what it is compared by first, if the order is one of numbers
 * @param text what it is compared by then
 * @param key its own, so that each has a place of its own
 */
record CostPlace(Optional<BigDecimal> number, String text, String key) {

    static CostPlace of(CostOrder order, Group group) {
        return switch (order) {
            case COST -> new CostPlace(Optional.of(group.billed()), "", group.key());
            case NAME ->
                    new CostPlace(
                            Optional.empty(), group.name().toLowerCase(Locale.ROOT), group.key());
            case CHANGE -> new CostPlace(group.change().map(BigDecimal::valueOf), "", group.key());
        };
    }

    /** The groups in an order. */
    static List<Group> sorted(List<Group> groups, Sort<CostOrder> sort) {
        return groups.stream()
                .sorted(Comparator.comparing(group -> of(sort.key(), group), order(sort)))
                .toList();
    }

    /**
     * Reads a cursor.
     *
     * @throws dev.tenantry.web.Problem with status 400 when it is none of this order
     */
    static CostPlace read(Sort<CostOrder> sort, String cursor) {
        List<String> parts = sort.key(cursor, 3);
        try {
            Optional<BigDecimal> number =
                    Optional.of(parts.getFirst())
                            .filter(text -> !text.isEmpty())
                            .map(BigDecimal::new);
            return new CostPlace(number, parts.get(1), parts.getLast());
        } catch (NumberFormatException e) {
            throw Cursor.notOurs();
        }
    }

    String cursor(Sort<CostOrder> sort) {
        return sort.cursor(number.map(BigDecimal::toPlainString).orElse(""), text, key);
    }

    boolean isBefore(CostPlace other, Sort<CostOrder> sort) {
        return order(sort).compare(this, other) < 0;
    }

    private static Comparator<CostPlace> order(Sort<CostOrder> sort) {
        Comparator<BigDecimal> numbers =
                sort.down() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        Comparator<String> texts =
                sort.down() ? Comparator.reverseOrder() : Comparator.naturalOrder();
        return Comparator.comparing((CostPlace place) -> place.number.isEmpty())
                .thenComparing(place -> place.number.orElse(BigDecimal.ZERO), numbers)
                .thenComparing(CostPlace::text, texts)
                .thenComparing(CostPlace::key);
    }
}
