package dev.tenantry.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Times, money, durations and counts as people read them: {@code {inject:fmt.…}}. Times are shown
 * in the person's zone.
 */
@Named("fmt")
@RequestScoped
public class Formats {

    /** What stands where there is no value. */
    public static final String NONE = "–";

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm z", Locale.ENGLISH);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK_TIME =
            DateTimeFormatter.ofPattern("HH:mm z", Locale.ENGLISH);

    private static final NumberFormat COUNT = decimal("#,##0");
    private static final NumberFormat CENTS = decimal("#,##0.00");
    private static final NumberFormat TENTHS = decimal("0.#");

    private final Clock clock;
    private final Frame frame;
    private final BillCurrency currency;

    Formats(Clock clock, Frame frame, BillCurrency currency) {
        this.clock = clock;
        this.frame = frame;
        this.currency = currency;
    }

    private ZoneId zone() {
        return frame.settings().zone();
    }

    /** "2 min ago", "in 3 days", "just now". */
    public String ago(@Nullable Instant at) {
        return at == null ? NONE : RelativeTime.of(at, clock.instant());
    }

    /** When something is to be done: "in 2 min", "in a moment", and "now" once it is time. */
    public String due(Instant at) {
        return RelativeTime.due(at, clock.instant());
    }

    /** Absolute, in the person's zone: "22 Nov 2026, 22:00 UTC". */
    public String at(@Nullable Instant at) {
        return at == null ? NONE : MOMENT.format(at.atZone(zone()));
    }

    /** The day of a moment, in the person's zone: "22 Nov 2026". */
    public String day(@Nullable Instant at) {
        return at == null ? NONE : DAY.format(at.atZone(zone()));
    }

    public String day(@Nullable LocalDate day) {
        return day == null ? NONE : DAY.format(day);
    }

    /** The time of day in the person's zone, which it names: "20:58 UTC". */
    public String clock(@Nullable Instant at) {
        return at == null ? NONE : CLOCK_TIME.format(at.atZone(zone()));
    }

    /** "4m 12s", "11m 40s", "2h 05m", "3d 4h". */
    public String took(@Nullable Duration duration) {
        return duration == null ? NONE : RelativeTime.length(duration);
    }

    /** Whole units of a currency, for overviews: "€6,472". */
    public String money(@Nullable BigDecimal amount, String currency) {
        return amount == null ? NONE : money(amount, currency, 0);
    }

    /** As {@link #money}, of an amount that is in the currency of the bill. */
    public String billed(@Nullable BigDecimal amount) {
        return money(amount, currency.code());
    }

    /** To the cent: "€6,472.18". */
    public String cents(@Nullable BigDecimal amount, String currency) {
        return amount == null ? NONE : money(amount, currency, 2);
    }

    public static String whole(BigDecimal amount, String currency) {
        return money(amount, currency, 0);
    }

    public String count(long number) {
        return countOf(number);
    }

    /** As {@link #count} says it. */
    public static String countOf(long number) {
        return shown(COUNT, number);
    }

    /** One decimal and a sign: "95.2%", of a share between 0 and 1. */
    public String percent(double share) {
        return percentOf(share);
    }

    /** As {@link #percent} says it. */
    public static String percentOf(double share) {
        return shown(TENTHS, share * 100) + "%";
    }

    /** "1 grant", "3 grants". */
    public String plural(long number, String one, String many) {
        return count(number) + " " + (number == 1 ? one : many);
    }

    /** "1 grant", "3 grants": rows of a list by the name of one. */
    public String rows(int number, String one) {
        return plural((long) number, one, one + "s");
    }

    /** The same for sizes of lists, which templates do not widen. */
    public String plural(int number, String one, String many) {
        return plural((long) number, one, many);
    }

    /** "Ana Kovač" gives "AK". */
    public String initials(String name) {
        return Principal.initials(name);
    }

    /** A principal in IAM's spelling, taken apart for people. */
    public Principal principal(String spelling) {
        return Principal.of(spelling);
    }

    private static String money(BigDecimal amount, String currency, int digits) {
        BigDecimal rounded = amount.setScale(digits, RoundingMode.HALF_EVEN);
        String number = shown(digits == 0 ? COUNT : CENTS, rounded.abs());
        return (rounded.signum() < 0 ? "−" : "") + symbol(currency) + number;
    }

    private static String symbol(String currency) {
        return switch (currency) {
            case "EUR" -> "€";
            case "USD" -> "$";
            case "GBP" -> "£";
            default -> Currency.getInstance(currency).getCurrencyCode() + " ";
        };
    }

    /** By a copy: a format is not for two threads at once, and making one costs more. */
    private static String shown(NumberFormat format, Number number) {
        return ((NumberFormat) format.clone()).format(number);
    }

    private static NumberFormat decimal(String pattern) {
        return new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ENGLISH));
    }
}
