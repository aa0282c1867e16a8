package dev.tenantry.tenants;

import dev.tenantry.web.Status;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A row of the list of tenants.
 *
 * @param project its Google Cloud project; empty when no manifest makes one
 * @param unread did its project never answer, so that differences in there are not known?
 * @param failures how many of its runs failed within 7 days
 * @param daily what each day of this month cost so far, in euros
 * @param budget of its project for this month
 */
public record Tenant(
        String id,
        String displayName,
        String owner,
        String env,
        String project,
        Status status,
        long grants,
        long drifts,
        boolean unread,
        Optional<LastRun> lastRun,
        long failures,
        List<BigDecimal> daily,
        Optional<TenantOverview.Budget> budget) {

    /** The newest run of a tenant. */
    public record LastRun(String namespace, String name, String phase, Instant at) {

        public String href() {
            return "/runs/" + namespace + "/" + name;
        }

        public Status status() {
            return switch (phase) {
                case "Succeeded" -> Status.SUCCEEDED;
                case "Failed", "Error" -> Status.FAILED;
                case "Running" -> Status.RUNNING;
                case "Waiting" -> Status.WAITING;
                case "Pending" -> Status.QUEUED;
                default -> Status.UNKNOWN;
            };
        }
    }

    /** How much differs, as far as that can be said; empty when its project never answered. */
    public Optional<Long> knownDrifts() {
        return unread && drifts == 0 ? Optional.empty() : Optional.of(drifts);
    }

    public String href() {
        return "/tenants/" + id;
    }

    /** What this month cost so far; to the cent. */
    public BigDecimal monthToDate() {
        return daily.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Tenant with(long held, List<BigDecimal> days, Optional<TenantOverview.Budget> month) {
        return new Tenant(
                id,
                displayName,
                owner,
                env,
                project,
                status,
                held,
                drifts,
                unread,
                lastRun,
                failures,
                days,
                month);
    }
}
