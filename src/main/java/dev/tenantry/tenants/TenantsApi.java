package dev.tenantry.tenants;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.Limit;
import dev.tenantry.web.TenantHead;
import dev.tenantry.web.TenantHeads;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Tenants for scripts: the same rows under the same rules as the pages. */
@Path("/api/v1/tenants")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(ConsoleRole.VIEWER_NAME)
@Tag(name = "Tenants", description = "Customers, each with a project of its own")
class TenantsApi {

    /**
     * A tenant in a list.
     *
     * @param state {@code Drifted}, {@code Failed}, {@code Unknown} or {@code In sync}
     * @param drifts absent while its project never answered
     * @param costMonthToDate in euros, exact
     * @param budgetSpent what the project alone, which the budget is of, cost this month
     * @param failures how many of its runs failed within 7 days
     */
    public record Item(
            String id,
            String displayName,
            String owner,
            String env,
            String project,
            String state,
            BigDecimal costMonthToDate,
            Optional<BigDecimal> monthlyBudget,
            Optional<BigDecimal> budgetSpent,
            long grants,
            Optional<Long> drifts,
            long failures,
            Optional<Run> lastRun) {

        static Item of(Tenant tenant) {
            return new Item(
                    tenant.id(),
                    tenant.displayName(),
                    tenant.owner(),
                    tenant.env(),
                    tenant.project(),
                    tenant.status().word(),
                    tenant.monthToDate(),
                    tenant.budget().map(TenantOverview.Budget::monthly),
                    tenant.budget().map(TenantOverview.Budget::spent),
                    tenant.grants(),
                    tenant.knownDrifts(),
                    tenant.failures(),
                    tenant.lastRun().map(run -> new Run(run.name(), run.phase(), run.at())));
        }
    }

    /** The newest run. */
    public record Run(String name, String phase, Instant at) {}

    /** One tenant with what it has. */
    public record Detail(
            String id,
            String displayName,
            String owner,
            String env,
            String project,
            String state,
            String costCenter,
            Optional<String> dataClass,
            Optional<BigDecimal> monthlyBudget,
            BigDecimal costMonthToDate,
            long grants,
            Optional<Long> drifts,
            long openProposals,
            List<Resource> resources) {}

    /**
     * What access can be given on, or gets access.
     *
     * @param kind {@code dataset}, {@code bucket} or {@code service-account}
     */
    public record Resource(
            String kind,
            String id,
            String title,
            Optional<String> dataClass,
            String path,
            int line) {}

    private final TenantList tenants;
    private final TenantHeads heads;
    private final OverviewRows overviews;

    TenantsApi(TenantList tenants, TenantHeads heads, OverviewRows overviews) {
        this.tenants = tenants;
        this.heads = heads;
        this.overviews = overviews;
    }

    @GET
    @Operation(
            summary = "Tenants, as the page lists them",
            description =
                    "By name; sort=owner, environment, -cost, -budget, -failures or -drift; the minus is the other way round. with=failures, drift, budget or cost leaves out the others.")
    public KeyedPage<Item> list(
            @RestQuery Optional<String> q,
            @RestQuery Optional<String> env,
            @RestQuery Optional<String> owner,
            @RestQuery Optional<String> state,
            @RestQuery Optional<String> with,
            @RestQuery Optional<String> sort,
            @RestQuery Optional<String> cursor,
            @RestQuery @DefaultValue(Limit.USUAL) Limit limit) {
        KeyedPage<Tenant> page =
                tenants.page(
                        TenantFilter.of(q, env, owner, state, with, sort), cursor, limit.rows());
        return page.map(Item::of);
    }

    @GET
    @Path("{tenant}")
    @Operation(summary = "One tenant with its resources; 404 also when you may not know of it")
    public Detail tenant(@RestPath String tenant) {
        TenantHead head = heads.visible(tenant);
        TenantOverview overview = overviews.of(head.id());
        return new Detail(
                head.id(),
                head.displayName(),
                head.owner(),
                head.env(),
                head.project(),
                head.status().word(),
                overview.costCenter(),
                head.dataClass(),
                overview.budget().map(TenantOverview.Budget::monthly),
                overview.monthToDate(),
                head.grants(),
                Optional.of(head.drifts()).filter(_ -> head.isDriftKnown()),
                head.openProposals(),
                overview.resources().stream()
                        .map(
                                r ->
                                        new Resource(
                                                r.kind(),
                                                r.id(),
                                                r.title(),
                                                r.dataClass(),
                                                r.path(),
                                                r.line()))
                        .toList());
    }
}
