package dev.tenantry.sandbox.billing;

import dev.tenantry.sandbox.billing.BilledAccount.Pool;
import dev.tenantry.sandbox.billing.BilledAccount.Project;
import dev.tenantry.sandbox.billing.PriceList.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The charges of one day, always the same for the same account and day. Until a day has settled
 * (two days later) the cluster's costs are not yet split by namespace: the export then delivers the
 * day's file once more.
 */
final class BilledDay {

    private final BilledAccount account;
    private final LocalDate day;
    private final boolean settled;
    private final LocalDate billingMonth;
    private final Season season;
    private final List<FocusRow> rows = new ArrayList<>();

    private BilledDay(BilledAccount account, LocalDate day, boolean settled) {
        this.account = account;
        this.day = day;
        this.settled = settled;
        this.billingMonth = day.withDayOfMonth(1);
        this.season = new Season(account.newest());
    }

    /** The rows of the file of {@code day}. */
    static List<FocusRow> rows(BilledAccount account, LocalDate day, boolean settled) {
        BilledDay billed = new BilledDay(account, day, settled);
        billed.projects();
        account.pools().forEach(billed::pool);
        billed.lateRows();
        billed.correction();
        billed.supportAndTax();
        return billed.rows;
    }

    private void projects() {
        for (Project tenant : account.tenants()) {
            if (tenant.exists(day)) {
                PriceList.TENANT.forEach(line -> usage(tenant, line));
            }
        }
        PriceList.PLATFORM.forEach(line -> usage(account.platform(), line));
        if (account.tenants().size() > 1 && account.tenants().get(1).exists(day)) {
            Line credit = PriceList.free("Analytics", "BigQuery", "Promotional credit");
            add(account.tenants().get(1), credit, day, "Credit", "", -4.25, Map.of());
        }
    }

    private void usage(Project project, Line line) {
        double ordinary = project.daily() * line.share() * season.factor(day);
        double cost = ordinary * Season.jitter(project.id() + line.sku(), day);
        add(project, line, day, "Usage", "", cost * anomaly(project, line), Map.of());
    }

    /** One tenant's queries cost four times as much for two days, just before the newest. */
    private double anomaly(Project project, Line line) {
        long age = account.newest().toEpochDay() - day.toEpochDay();
        boolean hit =
                account.tenants().size() > 2
                        && project.equals(account.tenants().get(2))
                        && line.equals(PriceList.QUERIES)
                        && (age == 5 || age == 6);
        return hit ? 4.2 : 1;
    }

    private void pool(Pool pool) {
        ClusterDay cluster = new ClusterDay(account, day);
        double total = cluster.total(pool);
        Map<String, Double> shares = settled ? cluster.shares(pool) : Map.of("", 1.0);
        String kind = (pool.spot() ? "Spot Preemptible " : "") + pool.machine();
        shares.forEach(
                (namespace, share) -> {
                    Map<String, String> labels = cluster.labels(pool, namespace);
                    for (Line line : List.of(PriceList.cores(kind), PriceList.memory(kind))) {
                        double cost = total * share * line.share();
                        add(account.platform(), line, day, "Usage", "", cost, labels);
                    }
                });
        Line discount = PriceList.free("Compute", "Compute Engine", "Committed use discount: CPU");
        add(
                account.platform(),
                discount,
                day,
                "Credit",
                "",
                -.07 * total,
                cluster.labels(pool, ""));
    }

    /** BigQuery reports a little of each day in the file of the next. */
    private void lateRows() {
        LocalDate before = day.minusDays(1);
        for (Project tenant : account.tenants()) {
            boolean late = Season.random(tenant.id() + "late", day).nextInt(5) == 0;
            if (late && tenant.exists(before)) {
                double cost = tenant.daily() * .01 * Season.jitter(tenant.id() + "late", before);
                add(tenant, PriceList.LATE_STORAGE, before, "Usage", "", cost, Map.of());
            }
        }
    }

    /** On the third of a month Google corrects something of the month before. */
    private void correction() {
        LocalDate corrected = billingMonth.minusDays(4);
        List<Project> there =
                account.tenants().stream().filter(tenant -> tenant.exists(corrected)).toList();
        if (day.getDayOfMonth() == 3 && !there.isEmpty()) {
            Project tenant = there.get(day.getMonthValue() % there.size());
            double cost = -.15 * tenant.daily();
            add(tenant, PriceList.QUERIES, corrected, "Adjustment", "Correction", cost, Map.of());
        }
    }

    /** What belongs to no project: support, and the tax on everything above it. */
    private void supportAndTax() {
        Project nobody = new Project("", "", "", LocalDate.EPOCH, 0);
        add(nobody, PriceList.SUPPORT, day, "Usage", "", 3.33, Map.of());
        BigDecimal net = rows.stream().map(FocusRow::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        add(nobody, PriceList.TAX, day, "Tax", "", net.doubleValue() * .21, Map.of());
    }

    private void add(
            Project project,
            Line line,
            LocalDate of,
            String category,
            String chargeClass,
            double cost,
            Map<String, String> labels) {
        BigDecimal exact = BigDecimal.valueOf(cost).setScale(6, RoundingMode.HALF_EVEN);
        rows.add(
                new FocusRow(
                        project, line, category, chargeClass, of, billingMonth, exact, labels));
    }
}
