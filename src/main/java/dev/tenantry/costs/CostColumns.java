package dev.tenantry.costs;

import dev.tenantry.costs.CostRange.Step;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * What stands below and beside the columns of a chart of costs.
 *
 * @param period the days that are known
 */
record CostColumns(CostPeriod period, Step step) {

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT_MONTH =
            DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);

    /** A week or a month of which some days are not in the figures. */
    boolean isPart(LocalDate day) {
        return switch (step) {
            case DAY -> false;
            case WEEK -> day.isBefore(period.from()) || day.plusDays(6).isAfter(period.to());
            case MONTH -> YearMonth.from(day).atEndOfMonth().isAfter(period.to());
        };
    }

    String label(LocalDate day) {
        String part = isPart(day) ? ", not complete" : "";
        return switch (step) {
            case DAY -> DAY.format(day);
            case WEEK -> "Week of " + DAY.format(day) + part;
            case MONTH -> MONTH.format(day) + part;
        };
    }

    String tick(List<LocalDate> days, int i) {
        LocalDate day = days.get(i);
        if (step == Step.MONTH) {
            return SHORT_MONTH.format(day);
        }
        if (step == Step.WEEK) {
            return DAY.format(day);
        }
        boolean monthIsNear =
                day.getDayOfMonth() > 25
                        && days.size() - i > day.lengthOfMonth() - day.getDayOfMonth() + 1;
        if (day.getDayOfMonth() == 1 || (i == 0 && !monthIsNear)) {
            return DAY.format(day);
        }
        boolean crowded = i < 4 || monthIsNear;
        return day.getDayOfMonth() % 5 == 0 && !crowded ? String.valueOf(day.getDayOfMonth()) : "";
    }

    boolean isMinor(List<LocalDate> days, int i) {
        return step == Step.DAY ? days.get(i).getDayOfMonth() % 10 == 5 && i > 0 : i % 3 != 0;
    }

    /** At most six letters, for the axis; thousands when the highest of them is some. */
    static String axis(BigDecimal amount, BigDecimal highest, Function<BigDecimal, String> money) {
        if (highest.compareTo(BigDecimal.valueOf(10_000)) < 0 || amount.signum() == 0) {
            return money.apply(amount);
        }
        String symbol = money.apply(BigDecimal.ZERO).replace("0", "");
        BigDecimal thousands =
                amount.movePointLeft(3).setScale(1, RoundingMode.HALF_EVEN).stripTrailingZeros();
        return (amount.signum() < 0 ? "−" : "") + symbol + thousands.abs().toPlainString() + "k";
    }
}
