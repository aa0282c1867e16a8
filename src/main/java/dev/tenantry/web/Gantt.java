package dev.tenantry.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * Steps on a common time line, for {@code \{#gantt …/}}: a table with a drawn lane in each row;
 * where everything stands, no markup.
 *
 * @param axis the labels above the lanes, from left to right
 */
public record Gantt(List<Tick> axis, List<Row> rows) {

    private static final int MOST_TICKS = 6;

    /** Distances between labels that people read easily, in seconds. */
    private static final long[] STEPS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 21_600, 43_200,
        86_400
    };

    public Gantt {
        axis = List.copyOf(axis);
        rows = List.copyOf(rows);
    }

    /** A label at its place in percent, with the sign. */
    public record Tick(String x, String label) {}

    /**
     * What is to be drawn in a row.
     *
     * @param depth 0 for the whole, 1 and more for its parts
     * @param note a few words behind the name, or empty
     * @param href where the name leads; empty for nowhere
     * @param started empty when it has not
     * @param ended empty while it runs
     */
    public record Bar(
            String name,
            int depth,
            Status status,
            String note,
            String href,
            Optional<Instant> started,
            Optional<Instant> ended) {}

    /**
     * A row of the table.
     *
     * @param took empty when it has not started
     * @param x the left edge of the bar in percent, with the sign
     * @param width likewise; empty when there is no bar
     */
    public record Row(Bar bar, Optional<Duration> took, String x, String width) {

        public boolean drawn() {
            return !width.isEmpty();
        }

        /** The style of the bar. */
        public String css() {
            return switch (bar.status().colour()) {
                case OK -> "g-ok";
                case BAD -> "g-bad";
                case RUN, INFO -> "g-run";
                case WARN -> "g-warn";
                case MUTED -> "g-wait";
            };
        }
    }

    /** Draws the bars from the earliest start to the latest end; what runs, ends {@code now}. */
    public static Gantt of(List<Bar> bars, Instant now) {
        Instant from =
                bars.stream()
                        .flatMap(bar -> bar.started().stream())
                        .min(Instant::compareTo)
                        .orElse(now);
        Instant to =
                bars.stream()
                        .filter(bar -> bar.started().isPresent())
                        .map(bar -> bar.ended().orElse(now))
                        .max(Instant::compareTo)
                        .orElse(now);
        double all = Math.max(1, Duration.between(from, to).toMillis()) * 1.02;
        List<Row> rows = new ArrayList<>();
        for (Bar bar : bars) {
            rows.add(row(bar, from, now, all));
        }
        return new Gantt(axis(all), rows);
    }

    private static Row row(Bar bar, Instant from, Instant now, double all) {
        if (bar.started().isEmpty()) {
            return new Row(bar, Optional.empty(), "", "");
        }
        Instant started = bar.started().get();
        Duration took = Duration.between(started, Objects.requireNonNull(bar.ended().orElse(now)));
        double x = Duration.between(from, started).toMillis() / all * 100;
        double width = Math.max(.4, took.toMillis() / all * 100);
        return new Row(bar, Optional.of(took), percent(x), percent(Math.min(width, 100 - x)));
    }

    private static List<Tick> axis(double millis) {
        double seconds = millis / 1000;
        long step = STEPS[STEPS.length - 1];
        for (long candidate : STEPS) {
            if (seconds / candidate <= MOST_TICKS) {
                step = candidate;
                break;
            }
        }
        step *= Math.max(1, (long) Math.ceil(seconds / step / MOST_TICKS));
        List<Tick> ticks = new ArrayList<>();
        for (long at = 0; at < seconds; at += step) {
            ticks.add(new Tick(percent(at / seconds * 100), label(at)));
        }
        return ticks;
    }

    private static String label(long seconds) {
        if (seconds == 0) {
            return "0";
        }
        if (seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds % 60 == 0
                ? seconds / 60 + "m"
                : RelativeTime.length(Duration.ofSeconds(seconds));
    }

    private static String percent(double value) {
        return String.format(Locale.ROOT, "%.2f%%", value);
    }
}
