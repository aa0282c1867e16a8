package dev.tenantry.web;

import java.math.BigDecimal;
import java.util.List;
import java.util.StringJoiner;

/**
 * A sparkline of 96 by 28 pixels, for {@code {#spark …/}}; all geometry, no markup.
 *
 * @param line the path of the line
 * @param area the path of what is below it
 * @param endX where the last point is
 * @param endY likewise
 * @param label what the line says, in words
 */
public record Spark(String line, String area, String endX, String endY, String label) {

    private static final double WIDTH = 96;
    private static final double HEIGHT = 28;
    private static final double LEFT = 2;
    private static final double TOP = 3;

    /**
     * The line through {@code values}, from the lowest at the bottom to the highest at the top.
     *
     * @param label for example "Daily cost, 22 days, from €245 to €245, peak €410"
     */
    public static Spark of(List<BigDecimal> values, String label) {
        List<Double> points =
                values.isEmpty()
                        ? List.of(0.0, 0.0)
                        : values.size() == 1
                                ? List.of(values.get(0).doubleValue(), values.get(0).doubleValue())
                                : values.stream().map(BigDecimal::doubleValue).toList();
        double low = points.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        double high = points.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        StringJoiner line = new StringJoiner("L", "M", "");
        String x = "";
        String y = "";
        for (int i = 0; i < points.size(); i++) {
            x = number(LEFT + i * (WIDTH - 2 * LEFT) / (points.size() - 1));
            y = number(height(points.get(i), low, high));
            line.add(x + "," + y);
        }
        String area =
                "M%s,%s%sL%s,%sZ"
                        .formatted(
                                number(LEFT),
                                number(HEIGHT),
                                line.toString().replaceFirst("M", "L"),
                                x,
                                number(HEIGHT));
        return new Spark(line.toString(), area, x, y, label);
    }

    private static double height(double value, double low, double high) {
        double bottom = HEIGHT - TOP;
        return high == low ? bottom : bottom - (value - low) / (high - low) * (bottom - TOP);
    }

    /** To one decimal; nothing is negative here. */
    private static String number(double value) {
        long tenths = Math.round(value * 10);
        return tenths / 10 + "." + tenths % 10;
    }
}
