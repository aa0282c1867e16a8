package dev.tenantry.costs;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.web.TenantHeads;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** Costs as JSON, under the same rules as the pages. */
@Path("/api/v1/costs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(ConsoleRole.VIEWER_NAME)
class CostsApi {

    private final CostReading costs;
    private final TenantHeads tenants;

    CostsApi(CostReading costs, TenantHeads tenants) {
        this.costs = costs;
        this.tenants = tenants;
    }

    /**
     * Costs of a period by group; they add up to {@code total}.
     *
     * @param complete false when rows or files of the export could not be read and are in no sum
     * @param previous of as many days before; null when these are not all known
     * @param next always null: all groups are in one answer
     */
    public record Costs(
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            String by,
            String currency,
            BigDecimal total,
            Optional<BigDecimal> previous,
            boolean complete,
            List<Item> items,
            Optional<String> next) {}

    /**
     * A group.
     *
     * @param key of ours when it begins with an exclamation mark: no tenant, service or pool
     */
    public record Item(String key, String name, BigDecimal billed, Optional<BigDecimal> previous) {}

    @GET
    public Costs costs(
            @RestQuery Optional<String> by,
            @RestQuery Optional<String> range,
            @RestQuery Optional<String> tenant) {
        CostScope scope =
                tenant.map(id -> CostScope.of(tenants.visible(id).id()))
                        .orElseGet(() -> CostScope.bill(tenants.hidden()));
        CostGrouping grouping = CostGrouping.of(by, scope);
        return costs.figures(scope, grouping, CostRange.of(range))
                .map(CostsApi::of)
                .orElseGet(
                        () ->
                                new Costs(
                                        Optional.empty(),
                                        Optional.empty(),
                                        grouping.slug(),
                                        costs.currency(),
                                        BigDecimal.ZERO,
                                        Optional.empty(),
                                        true,
                                        List.of(),
                                        Optional.empty()));
    }

    private static Costs of(CostFigures figures) {
        return new Costs(
                Optional.of(figures.period().from()),
                Optional.of(figures.period().to()),
                figures.grouping().slug(),
                figures.currency(),
                figures.total(),
                figures.previous(),
                figures.doubts().unreadRows() + figures.doubts().refusedFiles() == 0,
                figures.groups().stream()
                        .map(
                                group ->
                                        new Item(
                                                group.key(),
                                                group.name(),
                                                group.billed(),
                                                group.previous()))
                        .toList(),
                Optional.empty());
    }
}
