package dev.tenantry.tenants;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.indexing.Freshness;
import dev.tenantry.indexing.Source;
import dev.tenantry.web.BillCurrency;
import dev.tenantry.web.Csv;
import dev.tenantry.web.TenantHead;
import dev.tenantry.web.TenantHeads;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The list of tenants, and the first tab of each. */
@Path("/")
@RolesAllowed(ConsoleRole.VIEWER_NAME)
class TenantsResource {

    private static final int ROWS = 50;
    private final TenantList tenants;
    private final TenantHeads heads;
    private final OverviewRows overviews;
    private final CodePages code;
    private final Freshness freshness;
    private final BillCurrency currency;

    TenantsResource(
            TenantList tenants,
            TenantHeads heads,
            OverviewRows overviews,
            CodePages code,
            Freshness freshness,
            BillCurrency currency) {
        this.tenants = tenants;
        this.heads = heads;
        this.overviews = overviews;
        this.code = code;
        this.freshness = freshness;
        this.currency = currency;
    }

    @GET
    @Path("tenants")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance list(
            @RestQuery Optional<String> q,
            @RestQuery Optional<String> env,
            @RestQuery Optional<String> owner,
            @RestQuery Optional<String> state,
            @RestQuery Optional<String> with,
            @RestQuery Optional<String> sort,
            @RestQuery Optional<String> after) {
        TenantFilter filter = TenantFilter.of(q, env, owner, state, with, sort);
        TenantList.All all = tenants.all();
        return TenantPages.Templates.list(
                tenants.page(filter, after, ROWS),
                filter,
                all.count(),
                all.envs(),
                freshness.of(Source.GIT));
    }

    @GET
    @Path("tenants.csv")
    @Produces("text/csv")
    public Response csv(
            @RestQuery Optional<String> q,
            @RestQuery Optional<String> env,
            @RestQuery Optional<String> owner,
            @RestQuery Optional<String> state,
            @RestQuery Optional<String> with,
            @RestQuery Optional<String> sort) {
        TenantFilter filter = TenantFilter.of(q, env, owner, state, with, sort);
        return Csv.download("tenants", columns(), csv -> tenants.each(filter, t -> row(csv, t)));
    }

    @GET
    @Path("tenants/{tenant}")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance tenant(
            @RestPath String tenant,
            @RestQuery Optional<String> view,
            @RestQuery Optional<String> file) {
        TenantHead head = heads.visible(tenant);
        return view.filter("code"::equals).isPresent()
                ? TenantPages.Templates.code(head, code.of(head, file), freshness.of(Source.GIT))
                : TenantPages.Templates.overview(
                        head, overviews.of(head.id()), freshness.of(Source.GIT));
    }

    private List<String> columns() {
        return List.of(
                "tenant",
                "name",
                "owner",
                "environment",
                "project",
                "state",
                "cost this month (%s)".formatted(currency.code()),
                "budget of the project (%s)".formatted(currency.code()),
                "budget used",
                "grants",
                "last run",
                "failed runs in 7 days",
                "drift");
    }

    private static void row(Csv csv, Tenant tenant) {
        csv.row(
                tenant.id(),
                tenant.displayName(),
                tenant.owner(),
                tenant.env(),
                tenant.project(),
                tenant.status().word(),
                tenant.monthToDate(),
                tenant.budget().map(TenantOverview.Budget::monthly).orElse(null),
                tenant.budget().map(TenantOverview.Budget::share).orElse(null),
                tenant.grants(),
                tenant.lastRun().map(run -> run.at().toString()).orElse(null),
                tenant.failures(),
                tenant.knownDrifts().orElse(null));
    }
}
