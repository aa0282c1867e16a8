package dev.tenantry.web;

import dev.tenantry.web.StackedChart.Expected;
import dev.tenantry.web.StackedChart.Point;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The vertical axis of a chart: round amounts, a little more than what is to be drawn. */
record Scale(double low, double high, double step) {

    private static final int MOST_LINES = 5;

    static Scale over(List<Point> points, List<Expected> expected, Optional<BigDecimal> limit) {
        double high = limit.map(BigDecimal::doubleValue).orElse(0.0);
        double low = 0;
        for (Point point : points) {
            double up = 0;
            double down = 0;
            for (BigDecimal amount : point.amounts()) {
                double value = amount.doubleValue();
                up += Math.max(0, value);
                down += Math.min(0, value);
            }
            high = Math.max(high, up);
            low = Math.min(low, down);
        }
        for (Expected column : expected) {
            high = Math.max(high, column.high());
        }
        return round(low, high <= 0 && low >= 0 ? 1 : high);
    }

    private static Scale round(double low, double high) {
        double rough = (high - low) / (MOST_LINES - 1);
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = power * 10;
        for (double factor : new double[] {1, 2, 2.5, 5}) {
            if (factor * power >= rough) {
                step = factor * power;
                break;
            }
        }
        return new Scale(
                Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step, step);
    }

    double y(double value) {
        double height = StackedChart.BOTTOM - StackedChart.TOP;
        return StackedChart.BOTTOM - (value - low) / (high - low) * height;
    }

    /** The amounts that have a line, from the bottom to the top. */
    List<BigDecimal> lines() {
        List<BigDecimal> lines = new ArrayList<>();
        long count = Math.round((high - low) / step);
        for (int i = 0; i <= count; i++) {
            double amount = low + i * step;
            lines.add(BigDecimal.valueOf(Math.abs(amount) < step / 1e6 ? 0 : amount));
        }
        return lines;
    }
}
