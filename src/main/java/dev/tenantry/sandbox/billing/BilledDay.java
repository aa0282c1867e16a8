package dev.tenantry.sandbox.billing;

import dev.tenantry.sandbox.billing.BilledAccount.Pool;
import dev.tenantry.sandbox.billing.BilledAccount.Project;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The charges of one day, always the same for the same account and day. Until a day has settled
 * (two days later) the cluster's costs are not yet split by namespace: the export then delivers the
 * day's file once more.
 */
final class BilledDay {

    private static final List<Line> TENANT_LINES =
            List.of(
                    new Line(
                            "Analytics",
                            "BigQuery",
                            "Analysis (europe-west4)",
                            "C0DE-0001",
                            .34,
                            5.6,
                            "TiBy"),
                    new Line(
                            "Analytics",
                            "BigQuery",
                            "Active Logical Storage",
                            "C0DE-0002",
                            .12,
                            .019,
                            "GiBy.mo"),
                    new Line(
                            "Storage",
                            "Cloud Storage",
                            "Standard Storage Netherlands",
                            "C0DE-0003",
                            .16,
                            .019,
                            "GiBy.mo"),
                    new Line(
                            "Storage",
                            "Cloud Storage",
                            "Class A Operations",
                            "C0DE-0004",
                            .05,
                            .0000047,
                            "count"),
                    new Line(
                            "AI and Machine Learning",
                            "Vertex AI",
                            "Online prediction, n1-standard-4",
                            "C0DE-0005",
                            .13,
                            .22,
                            "h"),
                    new Line(
                            "Networking",
                            "Networking",
                            "Inter-region data transfer out",
                            "C0DE-0006",
                            .09,
                            .018,
                            "GiBy"),
                    new Line(
                            "Security",
                            "Sensitive Data Protection",
                            "Content inspection",
                            "C0DE-0007",
                            .07,
                            .9,
                            "GiBy"),
                    new Line(
                            "Management and Governance",
                            "Cloud Logging",
                            "Log storage cost",
                            "C0DE-0008",
                            .04,
                            .47,
                            "GiBy"));

    private static final List<Line> PLATFORM_LINES =
            List.of(
                    new Line(
                            "Compute",
                            "Kubernetes Engine",
                            "Regional Kubernetes cluster fee",
                            "C0DE-0101",
                            .04,
                            .093,
                            "h"),
                    new Line(
                            "Storage",
                            "Artifact Registry",
                            "Artifact Registry storage",
                            "C0DE-0102",
                            .18,
                            .093,
                            "GiBy.mo"),
                    new Line(
                            "Storage",
                            "Cloud Storage",
                            "Standard Storage Netherlands",
                            "C0DE-0003",
                            .20,
                            .019,
                            "GiBy.mo"),
                    new Line(
                            "Networking",
                            "Networking",
                            "Load balancing data processing",
                            "C0DE-0103",
                            .26,
                            .0074,
                            "GiBy"),
                    new Line(
                            "Management and Governance",
                            "Cloud Monitoring",
                            "Metric volume",
                            "C0DE-0104",
                            .32,
                            .24,
                            "MiBy"));

    private static final double IDLE = .17;
    private static final double OVERHEAD = .06;
    private static final String CLUSTER = "platform";

    private final BilledAccount account;
    private final LocalDate day;
    private final boolean settled;
    private final LocalDate billingMonth;
    private final List<FocusRow> rows = new ArrayList<>();

    private BilledDay(BilledAccount account, LocalDate day, boolean settled) {
        this.account = account;
        this.day = day;
        this.settled = settled;
        this.billingMonth = day.withDayOfMonth(1);
    }

    /** The rows of the file of {@code day}. */
    static List<FocusRow> rows(BilledAccount account, LocalDate day, boolean settled) {
        BilledDay billed = new BilledDay(account, day, settled);
        billed.projects();
        account.pools().forEach(billed::pool);
        billed.lateRows();
        billed.correction();
        billed.taxAndSupport();
        return billed.rows;
    }

    private void projects() {
        List<Project> tenants = account.tenants();
        for (int i = 0; i < tenants.size(); i++) {
            Project tenant = tenants.get(i);
            TENANT_LINES.forEach(line -> usage(tenant, line, day, 1));
            if (i == 1) {
                credit(tenant, "BigQuery", "Analytics", "Promotional credit", -4.25, Map.of());
            }
        }
        PLATFORM_LINES.forEach(line -> usage(account.platform(), line, day, 1));
    }

    private void usage(Project project, Line line, LocalDate of, double share) {
        double cost =
                project.daily()
                        * line.share
                        * share
                        * season(of)
                        * jitter(project.id() + line.sku, of)
                        * anomaly(project, line, of);
        rows.add(row(project, line, of, "Usage", "", cost, Map.of()));
    }

    /** One tenant's queries cost four times as much for two days, six days before the newest. */
    private double anomaly(Project project, Line line, LocalDate of) {
        boolean hit =
                account.tenants().size() > 2
                        && project.equals(account.tenants().get(2))
                        && line.sku.equals("C0DE-0001")
                        && (of.equals(account.newest().minusDays(6))
                                || of.equals(account.newest().minusDays(5)));
        return hit ? 4.2 : 1;
    }

    private void pool(Pool pool) {
        double total = pool.daily() * season(day) * jitter(pool.name(), day);
        if (settled) {
            Map<String, Double> shares = shares(pool);
            shares.forEach((namespace, share) -> compute(pool, namespace, total * share));
        } else {
            compute(pool, "", total);
        }
        Map<String, String> tags = tags(pool, "");
        credit(
                account.platform(),
                "Compute Engine",
                "Compute",
                "Committed use discount: CPU",
                -.07 * total,
                tags);
    }

    private Map<String, Double> shares(Pool pool) {
        Map<String, Double> weights = new TreeMap<>();
        double sum = 0;
        for (Project tenant : account.tenants()) {
            double appetite = random(tenant.id() + pool.name(), LocalDate.EPOCH).nextDouble();
            if (appetite > .3) {
                double weight = tenant.daily() * appetite * jitter(tenant.id() + pool.name(), day);
                weights.put(tenant.namespace(), weight);
                sum += weight;
            }
        }
        double used = sum;
        double left = used == 0 ? 0 : 1 - IDLE - OVERHEAD;
        weights.replaceAll((namespace, weight) -> weight / used * left);
        weights.put("kube:system-overhead", OVERHEAD);
        weights.put("kube:unallocated", 1 - OVERHEAD - left);
        return weights;
    }

    private void compute(Pool pool, String namespace, double cost) {
        String kind = (pool.spot() ? "Spot Preemptible " : "") + pool.machine() + " Instance ";
        Line core =
                new Line(
                        "Compute",
                        "Compute Engine",
                        kind + "Core running in Netherlands",
                        "C0DE-0201",
                        1,
                        .0241,
                        "h");
        Line ram =
                new Line(
                        "Compute",
                        "Compute Engine",
                        kind + "Ram running in Netherlands",
                        "C0DE-0202",
                        1,
                        .0032,
                        "GiBy.h");
        Map<String, String> tags = tags(pool, namespace);
        rows.add(row(account.platform(), core, day, "Usage", "", cost * .71, tags));
        rows.add(row(account.platform(), ram, day, "Usage", "", cost * .29, tags));
    }

    private static Map<String, String> tags(Pool pool, String namespace) {
        Map<String, String> tags = new TreeMap<>();
        tags.put("goog-k8s-cluster-name", CLUSTER);
        tags.put("goog-k8s-node-pool-name", pool.name());
        tags.put("goog-gke-node-pool-provisioning-model", pool.spot() ? "spot" : "on-demand");
        if (!namespace.isEmpty()) {
            tags.put("k8s-namespace", namespace);
        }
        return tags;
    }

    /** BigQuery reports a little of each day in the file of the next. */
    private void lateRows() {
        for (Project tenant : account.tenants()) {
            if (random(tenant.id() + "late", day).nextInt(5) == 0) {
                LocalDate before = day.minusDays(1);
                Line line = TENANT_LINES.get(1);
                double cost = tenant.daily() * .01 * jitter(tenant.id() + "late", before);
                rows.add(row(tenant, line, before, "Usage", "", cost, Map.of()));
            }
        }
    }

    /** On the third of a month Google corrects something of the month before. */
    private void correction() {
        if (day.getDayOfMonth() == 3 && !account.tenants().isEmpty()) {
            Project tenant = account.tenants().get(day.getMonthValue() % account.tenants().size());
            Line line = TENANT_LINES.get(0);
            LocalDate corrected = billingMonth.minusDays(4);
            double cost = -.15 * tenant.daily();
            rows.add(row(tenant, line, corrected, "Adjustment", "Correction", cost, Map.of()));
        }
    }

    private void taxAndSupport() {
        Project nobody = new Project("", "", "", 0);
        Line support = new Line("Other", "Support", "Enhanced Support", "C0DE-0301", 1, 1, "d");
        rows.add(row(nobody, support, day, "Usage", "", 3.33, Map.of()));
        BigDecimal net = rows.stream().map(FocusRow::cost).reduce(BigDecimal.ZERO, BigDecimal::add);
        Line tax = new Line("Other", "Invoice", "Value added tax 21%", "", 1, 1, "");
        rows.add(row(nobody, tax, day, "Tax", "", net.doubleValue() * .21, Map.of()));
    }

    private void credit(
            Project project,
            String service,
            String category,
            String name,
            double cost,
            Map<String, String> tags) {
        Line line = new Line(category, service, name, "", 1, 1, "");
        rows.add(row(project, line, day, "Credit", "", cost, tags));
    }

    private FocusRow row(
            Project project,
            Line line,
            LocalDate of,
            String category,
            String chargeClass,
            double cost,
            Map<String, String> tags) {
        BigDecimal exact = BigDecimal.valueOf(cost).setScale(6, RoundingMode.HALF_EVEN);
        return new FocusRow(
                project.id(),
                project.name(),
                line.category,
                line.service,
                line.sku,
                line.description,
                category,
                chargeClass,
                of,
                billingMonth,
                exact,
                line.price,
                line.unit,
                tags);
    }

    /** Weekends are quieter, and the platform grows by two thirds in a year. */
    private double season(LocalDate of) {
        DayOfWeek weekday = of.getDayOfWeek();
        double week = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY ? .68 : 1;
        long age = account.newest().toEpochDay() - of.toEpochDay();
        return week * Math.max(.5, 1 - age * .0011);
    }

    private static double jitter(String what, LocalDate of) {
        return .9 + random(what, of).nextDouble() * .2;
    }

    private static SplittableRandom random(String what, LocalDate of) {
        return new SplittableRandom(what.hashCode() * 1_000_003L + of.toEpochDay());
    }

    private record Line(
            String category,
            String service,
            String description,
            String sku,
            double share,
            double price,
            String unit) {}
}
