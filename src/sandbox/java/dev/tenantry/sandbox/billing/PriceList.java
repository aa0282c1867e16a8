package dev.tenantry.sandbox.billing;

import java.util.List;

/** What the sandbox's projects use, and which share of a project's cost each line is. */
final class PriceList {

    /** What a tenant's own project uses; the shares add up to one. */
    static final List<Line> TENANT =
            List.of(
                    line(
                            "Analytics",
                            "BigQuery",
                            "Analysis (europe-west4)",
                            "C0DE-0001",
                            .34,
                            5.6,
                            "TiBy"),
                    line(
                            "Analytics",
                            "BigQuery",
                            "Active Logical Storage",
                            "C0DE-0002",
                            .12,
                            .019,
                            "GiBy.mo"),
                    line(
                            "Storage",
                            "Cloud Storage",
                            "Standard Storage Netherlands",
                            "C0DE-0003",
                            .16,
                            .019,
                            "GiBy.mo"),
                    line(
                            "Storage",
                            "Cloud Storage",
                            "Class A Operations",
                            "C0DE-0004",
                            .05,
                            .0000047,
                            "count"),
                    line(
                            "AI and Machine Learning",
                            "Vertex AI",
                            "Online prediction, n1-standard-4",
                            "C0DE-0005",
                            .13,
                            .22,
                            "h"),
                    line(
                            "Networking",
                            "Networking",
                            "Inter-region data transfer out",
                            "C0DE-0006",
                            .09,
                            .018,
                            "GiBy"),
                    line(
                            "Security",
                            "Sensitive Data Protection",
                            "Content inspection",
                            "C0DE-0007",
                            .07,
                            .9,
                            "GiBy"),
                    line(
                            "Management and Governance",
                            "Cloud Logging",
                            "Log storage cost",
                            "C0DE-0008",
                            .04,
                            .47,
                            "GiBy"));

    /** What the platform's project uses beside its nodes. */
    static final List<Line> PLATFORM =
            List.of(
                    line(
                            "Compute",
                            "Kubernetes Engine",
                            "Regional Kubernetes cluster fee",
                            "C0DE-0101",
                            .04,
                            .093,
                            "h"),
                    line(
                            "Storage",
                            "Artifact Registry",
                            "Artifact Registry storage",
                            "C0DE-0102",
                            .18,
                            .093,
                            "GiBy.mo"),
                    line(
                            "Storage",
                            "Cloud Storage",
                            "Standard Storage Netherlands",
                            "C0DE-0003",
                            .20,
                            .019,
                            "GiBy.mo"),
                    line(
                            "Networking",
                            "Networking",
                            "Load balancing data processing",
                            "C0DE-0103",
                            .26,
                            .0074,
                            "GiBy"),
                    line(
                            "Management and Governance",
                            "Cloud Monitoring",
                            "Metric volume",
                            "C0DE-0104",
                            .32,
                            .24,
                            "MiBy"));

    static final Line QUERIES = TENANT.get(0);
    static final Line LATE_STORAGE = TENANT.get(1);
    static final Line SUPPORT =
            line("Other", "Support", "Enhanced Support", "C0DE-0301", 1, 1, "d");
    static final Line TAX = free("Other", "Invoice", "Value added tax 21%");

    private PriceList() {}

    /** The price per core hour on a machine type's line; {@code spot} is in the description. */
    static Line cores(String kind) {
        return line(
                "Compute",
                "Compute Engine",
                kind + " Instance Core running in Netherlands",
                "C0DE-0201",
                .71,
                .0241,
                "h");
    }

    static Line memory(String kind) {
        return line(
                "Compute",
                "Compute Engine",
                kind + " Instance Ram running in Netherlands",
                "C0DE-0202",
                .29,
                .0032,
                "GiBy.h");
    }

    /** A line without a price: a credit or a tax. */
    static Line free(String category, String service, String description) {
        return line(category, service, description, "", 1, 1, "");
    }

    private static Line line(
            String category,
            String service,
            String description,
            String sku,
            double share,
            double price,
            String unit) {
        return new Line(category, service, description, sku, share, price, unit);
    }

    /**
     * One line of the price list.
     *
     * @param category FOCUS {@code ServiceCategory}
     * @param share of what the line's owner costs
     * @param price of one {@code unit}, in euros
     */
    record Line(
            String category,
            String service,
            String description,
            String sku,
            double share,
            double price,
            String unit) {}
}
