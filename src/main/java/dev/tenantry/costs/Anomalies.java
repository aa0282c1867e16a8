package dev.tenantry.costs;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Tells days that cost far more than usual, by a rule that can be said in a sentence: see {@link
 * #RULE}. Pure; is given the days of one series in order.
 */
final class Anomalies {

    /** The rule, for the page; wants {@link #AT_LEAST} as people read it. */
    static final String RULE =
            "A day is marked when a service of a project costs more than twice its median of the "
                    + "28 days before, and at least %s more.";

    static final int DAYS_BEFORE = 28;

    private static final int FEWEST_DAYS = 14;
    private static final BigDecimal TIMES = BigDecimal.TWO;
    static final BigDecimal AT_LEAST = BigDecimal.valueOf(25);

    private final Deque<BigDecimal> before = new ArrayDeque<>();

    /**
     * Looks at the next day.
     *
     * @return the usual cost, when this day is far above it
     */
    Optional<BigDecimal> next(BigDecimal cost) {
        Optional<BigDecimal> usual = usual();
        before.addLast(cost);
        if (before.size() > DAYS_BEFORE) {
            before.removeFirst();
        }
        return usual.filter(
                median ->
                        cost.compareTo(median.multiply(TIMES)) > 0
                                && cost.subtract(median).compareTo(AT_LEAST) >= 0);
    }

    /** Days before the first cost are not part of the series: a new project is no anomaly. */
    private Optional<BigDecimal> usual() {
        List<BigDecimal> days =
                before.stream().dropWhile(cost -> cost.signum() == 0).sorted().toList();
        return days.size() < FEWEST_DAYS ? Optional.empty() : Optional.of(median(days));
    }

    private static BigDecimal median(List<BigDecimal> sorted) {
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(half)
                : sorted.get(half - 1).add(sorted.get(half)).divide(BigDecimal.TWO);
    }
}
