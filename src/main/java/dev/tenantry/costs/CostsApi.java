package dev.tenantry.costs;

import dev.tenantry.costs.CostFigures.Group;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.Limit;
import dev.tenantry.web.Sort;
import dev.tenantry.web.TenantHeads;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Costs as JSON, under the same rules as the pages. */
@Path("/api/v1/costs")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(ConsoleRole.VIEWER_NAME)
@Tag(name = "Costs", description = "What was billed")
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
     * @param complete false when rows or files of the export could not be read and are in no sum,
     *     or files seem to say the same and are perhaps counted twice
     * @param doubts how much of the whole export is counted twice, or not at all
     * @param previous of as many days before; null when these are not all known
     * @param items the largest first
     */
    public record Costs(
            Optional<LocalDate> from,
            Optional<LocalDate> to,
            String by,
            String currency,
            BigDecimal total,
            Optional<BigDecimal> previous,
            boolean complete,
            Optional<Doubts> doubts,
            List<Item> items,
            Optional<String> next) {}

    /**
     * A group.
     *
     * @param key of ours when it begins with an exclamation mark: no tenant, service or pool
     */
    public record Item(String key, String name, BigDecimal billed, Optional<BigDecimal> previous) {

        static Item of(Group group) {
            return new Item(group.key(), group.name(), group.billed(), group.previous());
        }
    }

    @GET
    @Operation(
            summary = "Costs of a period by tenant, service or node pool, the largest first",
            description =
                    "Exact to the cent; the sums of all pages add up to total. sort=cost, name or"
                            + " change; with a minus the largest first.")
    public Costs costs(
            @RestQuery Optional<String> by,
            @RestQuery Optional<String> range,
            @RestQuery Optional<String> tenant,
            @RestQuery Optional<String> sort,
            @RestQuery Optional<String> cursor,
            @RestQuery @DefaultValue(Limit.USUAL) Limit limit) {
        CostScope scope =
                tenant.map(id -> CostScope.of(tenants.visible(id).id()))
                        .orElseGet(() -> CostScope.bill(tenants.hidden()));
        CostGrouping grouping = CostGrouping.of(by, scope);
        return costs.figures(scope, grouping, CostRange.of(range))
                .map(
                        figures ->
                                of(
                                        figures,
                                        groups(
                                                figures,
                                                Sort.of(sort, CostOrder.class),
                                                cursor,
                                                limit.rows())))
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
                                        Optional.empty(),
                                        List.of(),
                                        Optional.empty()));
    }

    private static KeyedPage<Item> groups(
            CostFigures figures, Sort<CostOrder> sort, Optional<String> cursor, int limit) {
        Optional<CostPlace> after = cursor.map(text -> CostPlace.read(sort, text));
        List<Group> rows =
                CostPlace.sorted(figures.groups(), sort).stream()
                        .filter(
                                group ->
                                        after.map(a -> a.isBefore(place(sort, group), sort))
                                                .orElse(true))
                        .limit(limit + 1L)
                        .toList();
        return KeyedPage.of(rows, limit, group -> place(sort, group).cursor(sort)).map(Item::of);
    }

    private static CostPlace place(Sort<CostOrder> sort, Group group) {
        return CostPlace.of(sort.key(), group);
    }

    private static Costs of(CostFigures figures, KeyedPage<Item> groups) {
        return new Costs(
                Optional.of(figures.period().from()),
                Optional.of(figures.period().to()),
                figures.grouping().slug(),
                figures.currency(),
                figures.total(),
                figures.previous(),
                figures.doubts().isNone(),
                Optional.of(figures.doubts()),
                groups.items(),
                groups.next());
    }
}
