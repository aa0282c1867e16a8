package dev.tenantry.sandbox.billing;

import dev.tenantry.sandbox.world.NodePool;
import dev.tenantry.sandbox.world.Platform;
import dev.tenantry.sandbox.world.Tenant;
import dev.tenantry.sandbox.world.World;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * What the sandbox's billing account pays for.
 *
 * @param id the billing account's id, {@code XXXXXX-XXXXXX-XXXXXX}
 * @param name its display name
 * @param tenants the projects of tenants
 * @param platform the project that holds the shared cluster
 * @param cluster the name of that cluster
 * @param pools its node pools
 * @param newest the last day that was over when this world was made; the one anomaly is dated from
 *     it, so that it does not move as time passes
 */
public record BilledAccount(
        String id,
        String name,
        List<Project> tenants,
        Project platform,
        String cluster,
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
     * @param since its first day
     * @param daily what it costs on an ordinary weekday, in euros, the shared cluster apart
     */
    public record Project(String id, String name, String tenant, LocalDate since, double daily) {

        boolean exists(LocalDate day) {
            return !day.isBefore(since);
        }

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

    /** What the sandbox's world costs: tenants use more or less of their budget. */
    public static BilledAccount of(World world) {
        LocalDate newest = world.now().atZone(ZoneOffset.UTC).toLocalDate().minusDays(1);
        List<Project> tenants = world.tenants().map(tenant -> project(world, tenant)).toList();
        // A world of thousands has the same three pools with more nodes in them.
        double crowd = Math.max(1, world.size() / 12.0);
        List<Pool> pools = world.pools().stream().map(pool -> pool(pool, crowd)).toList();
        Platform platform = world.platform();
        return new BilledAccount(
                platform.billingAccount(),
                "Acme Data",
                tenants,
                new Project(
                        platform.project(), platform.project(), "", LocalDate.EPOCH, 96 * crowd),
                platform.cluster(),
                pools,
                newest);
    }

    private static Project project(World world, Tenant tenant) {
        // Most stay well below their budget, a few come near it or above.
        double chance = Season.random(tenant.id(), LocalDate.EPOCH).nextDouble();
        double appetite = .5 + chance * chance * .95;
        return new Project(
                tenant.project(),
                tenant.displayName(),
                tenant.id(),
                world.onboardedAt(tenant).atZone(ZoneOffset.UTC).toLocalDate(),
                tenant.monthlyBudget() / 30.4 * appetite);
    }

    private static Pool pool(NodePool pool, double crowd) {
        String family = pool.machineType().split("-", 2)[0].toUpperCase(Locale.ROOT);
        double daily = pool.nodes() * pool.hourlyCents() * 24 / 100.0;
        return new Pool(pool.name(), family, pool.spot(), daily * crowd);
    }
}
