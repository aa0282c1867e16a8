package dev.tenantry.costs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rounds exact amounts to cents so that the rounded parts add up to the rounded whole (largest
 * remainder).
 */
final class Cents {

    private static final BigDecimal CENT = new BigDecimal("0.01");

    private Cents() {}

    static BigDecimal round(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_EVEN);
    }

    /** The parts in cents, in their order; their sum is the rounded sum of {@code exact}. */
    static List<BigDecimal> round(List<BigDecimal> exact) {
        BigDecimal whole = round(sum(exact));
        List<BigDecimal> floors = new ArrayList<>();
        exact.forEach(amount -> floors.add(amount.setScale(2, RoundingMode.FLOOR)));
        int missing = whole.subtract(sum(floors)).movePointRight(2).intValueExact();
        IntStream.range(0, exact.size())
                .boxed()
                .sorted(
                        Comparator.comparing(
                                (Integer i) -> exact.get(i).subtract(floors.get(i)),
                                Comparator.reverseOrder()))
                .limit(missing)
                .forEach(i -> floors.set(i, floors.get(i).add(CENT)));
        return floors;
    }

    static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
