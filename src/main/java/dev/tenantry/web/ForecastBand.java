package dev.tenantry.web;

import dev.tenantry.web.StackedChart.Expected;
import dev.tenantry.web.StackedChart.Forecast;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Draws what is expected: in each column a line at the middle, and a box from low to high. */
final class ForecastBand {

    /** Pixels that a box has at least on each side of the line, so that it can be seen. */
    private static final double LEAST = 1.5;

    private ForecastBand() {}

    static Optional<Forecast> of(List<Expected> expected, int columns, Scale scale) {
        if (expected.isEmpty()) {
            return Optional.empty();
        }
        StringBuilder line = new StringBuilder();
        StringBuilder band = new StringBuilder();
        for (Expected column : expected) {
            double left = column.column() + StackedChart.GAP;
            double right = column.column() + 1 - StackedChart.GAP;
            double middle = scale.y(column.middle());
            double high = Math.min(scale.y(column.high()), middle - LEAST);
            double low = Math.max(scale.y(column.low()), middle + LEAST);
            line.append(String.format(Locale.ROOT, "M%.2f,%.1fH%.2f", left, middle, right));
            band.append(
                    String.format(
                            Locale.ROOT,
                            "M%.2f,%.1fH%.2fV%.1fH%.2fZ",
                            left,
                            high,
                            right,
                            low,
                            left));
        }
        double known = 100.0 * expected.getFirst().column() / columns;
        return Optional.of(
                new Forecast(
                        columns, line.toString(), band.toString(), StackedChart.percent(known)));
    }
}
