package dev.tenantry.sandbox.billing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What the sandbox's billing account pays for.
 *
 * @param id the billing account's id, {@code XXXXXX-XXXXXX-XXXXXX}
 * @param name its display name
 * @param tenants the projects of tenants
 * @param platform the project that holds the shared cluster
 * @param pools the node pools of that cluster
 * @param newest the last day that was over when this world was made; the one anomaly is dated from
 *     it, so that it does not move as time passes
 */
public record BilledAccount(
        String id,
        String name,
        List<Project> tenants,
        Project platform,
        List<Pool> pools,
        LocalDate newest) {

    public BilledAccount {
        tenants = List.copyOf(tenants);
        pools = List.copyOf(pools);
    }

    /**
     * A Google Cloud project.
     *
     * @param tenant the tenant that lives in it; its namespace is {@code t-<tenant>}
     * @param daily what it costs on an ordinary weekday, in euros, the shared cluster apart
     */
    public record Project(String id, String name, String tenant, double daily) {

        String namespace() {
            return "t-" + tenant;
        }
    }

    /**
     * A node pool.
     *
     * @param machine the machine type, as on the bill
     * @param daily what its nodes cost on an ordinary weekday, in euros
     */
    public record Pool(String name, String machine, boolean spot, double daily) {}

    /** An account of any size, for measurements: {@code count} tenants, the same for ever. */
    public static BilledAccount ofSize(int count, LocalDate newest) {
        SplittableRandom random = new SplittableRandom(42);
        List<Project> tenants = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            String name = String.format(Locale.ROOT, "tenant-%05d", i);
            tenants.add(new Project(name + "-prod", name, name, 20 + random.nextDouble() * 180));
        }
        return new BilledAccount(
                "0A1B2C-3D4E5F-678901",
                "Acme Data",
                tenants,
                new Project("acme-platform-prod", "acme-platform", "platform", 60),
                List.of(
                        new Pool("cpu-standard", "E2", false, 12.0 * count),
                        new Pool("highmem", "N2", false, 7.0 * count),
                        new Pool("gpu-l4-spot", "G2", true, 9.0 * count)),
                newest);
    }
}
