package dev.tenantry.costs;

import java.time.LocalDate;
import java.util.Optional;

/** How far back a page of costs looks, always up to the newest day that has charges. */
enum CostRange {
    DAYS_30("30d", "30 days", Step.DAY),
    MONTH("month", "This month", Step.DAY),
    DAYS_90("90d", "90 days", Step.WEEK),
    MONTHS_12("12m", "12 months", Step.MONTH);

    /** What one column of the chart is. */
    enum Step {
        DAY("Daily", "day"),
        WEEK("Weekly", "week"),
        MONTH("Monthly", "month");

        private final String title;
        private final String sql;

        Step(String title, String sql) {
            this.title = title;
            this.sql = sql;
        }

        String title() {
            return title;
        }

        /** The unit in PostgreSQL's {@code date_trunc}. */
        String sql() {
            return sql;
        }
    }

    private final String slug;
    private final String title;
    private final Step step;

    CostRange(String slug, String title, Step step) {
        this.slug = slug;
        this.title = title;
        this.step = step;
    }

    /** The range of that name in a URL; 30 days when there is none. */
    static CostRange of(Optional<String> slug) {
        for (CostRange range : values()) {
            if (slug.filter(range.slug::equals).isPresent()) {
                return range;
            }
        }
        return DAYS_30;
    }

    public String slug() {
        return slug;
    }

    public String title() {
        return title;
    }

    Step step() {
        return step;
    }

    /** The first day, when {@code newest} is the last. */
    LocalDate from(LocalDate newest) {
        return switch (this) {
            case DAYS_30 -> newest.minusDays(29);
            case MONTH -> newest.withDayOfMonth(1);
            case DAYS_90 -> newest.minusDays(89);
            case MONTHS_12 -> newest.withDayOfMonth(1).minusMonths(11);
        };
    }

    /** The days to compare with: as many, just before; the same days of the month before. */
    CostPeriod previous(LocalDate newest) {
        return switch (this) {
            case DAYS_30, DAYS_90 -> {
                LocalDate from = from(newest);
                long days = newest.toEpochDay() - from.toEpochDay() + 1;
                yield new CostPeriod(from.minusDays(days), from.minusDays(1));
            }
            case MONTH -> new CostPeriod(from(newest).minusMonths(1), newest.minusMonths(1));
            case MONTHS_12 -> new CostPeriod(from(newest).minusMonths(12), newest.minusMonths(12));
        };
    }

    CostPeriod period(LocalDate newest) {
        return new CostPeriod(from(newest), newest);
    }
}
