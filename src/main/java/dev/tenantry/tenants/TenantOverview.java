package dev.tenantry.tenants;

import dev.tenantry.web.Formats;
import dev.tenantry.web.Status;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the first tab of a tenant shows.
 *
 * @param expiring grants that end within a week
 * @param succeeded runs of the last 7 days that succeeded, of {@code finished}
 * @param daily what each day of the month cost so far, in euros; empty while nothing is billed yet
 * @param lastMonth what the month before cost; read only while this month has no costs
 * @param month the first day of this month
 * @param budget of the tenant's own project for a month, in euros
 */
public record TenantOverview(
        String costCenter,
        List<Resource> resources,
        List<Run> runs,
        List<OpenProposal> proposals,
        List<BigDecimal> daily,
        BigDecimal lastMonth,
        LocalDate month,
        Optional<Budget> budget,
        long expiring,
        long finished,
        long succeeded) {

    /** A dataset, bucket or service account. */
    public record Resource(
            String kind,
            String id,
            String title,
            Optional<String> dataClass,
            String path,
            int line) {

        public String icon() {
            return switch (kind) {
                case "dataset" -> "database";
                case "bucket" -> "hard-drive";
                default -> "bot";
            };
        }

        /** Where the manifest is shown. */
        public String code(String tenant) {
            return "/tenants/" + tenant + "?view=code&file=" + path + "#L" + line;
        }

        /** The form that asks for access to it; accounts are nothing one asks for. */
        public Optional<String> request(String tenant) {
            return kind.equals("service-account")
                    ? Optional.empty()
                    : Optional.of(
                            "/access/request?tenant=" + tenant + "&resource=" + kind + "/" + id);
        }
    }

    /** What a project may cost in a month, and what it has cost this month. */
    public record Budget(BigDecimal monthly, BigDecimal spent) {

        private static final double NEAR = .8;

        /** Of the month's budget, from 0. */
        public double share() {
            return monthly.signum() == 0
                    ? 0
                    : spent.divide(monthly, 4, RoundingMode.HALF_EVEN).doubleValue();
        }

        /** Whether it is used up, or nearly; empty when that is far. */
        public Optional<Status> status() {
            if (share() > 1) {
                return Optional.of(Status.OVER_BUDGET);
            }
            return share() >= NEAR ? Optional.of(Status.NEAR_BUDGET) : Optional.empty();
        }
    }

    /** One of the newest runs. */
    public record Run(Tenant.LastRun run, Optional<String> why) {}

    /** A proposal that is not merged yet. */
    public record OpenProposal(String id, String title, String requestedBy, Instant at) {

        public String href() {
            return "/proposals/" + id;
        }
    }

    /** Has this month or the last one cost anything? */
    public boolean hasCosts() {
        return !daily.isEmpty() || lastMonth.signum() != 0;
    }

    /** The tab of the costs with what there is to see: this month's, else the last 30 days'. */
    public String costs() {
        return daily.isEmpty() ? "/costs" : "/costs?range=month";
    }

    /** The month's name, {@code December}. */
    public String monthName() {
        return name(month);
    }

    public String lastMonthName() {
        return name(month.minusMonths(1));
    }

    private static String name(LocalDate day) {
        return day.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    public BigDecimal monthToDate() {
        return daily.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Share of the finished runs that succeeded, for people. */
    public String successWord() {
        return finished == 0
                ? Formats.NONE
                : String.format(Locale.ROOT, "%.1f%%", 100.0 * succeeded / finished);
    }
}
