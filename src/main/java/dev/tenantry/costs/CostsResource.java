package dev.tenantry.costs;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.indexing.Freshness;
import dev.tenantry.indexing.Source;
import dev.tenantry.indexing.SourceState;
import dev.tenantry.web.Csv;
import dev.tenantry.web.Formats;
import dev.tenantry.web.Sort;
import dev.tenantry.web.TenantHead;
import dev.tenantry.web.TenantHeads;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** The pages of costs: the whole bill, and one tenant's part of it. */
@Path("/")
@RolesAllowed(ConsoleRole.VIEWER_NAME)
class CostsResource {

    private final CostReading costs;
    private final TenantHeads tenants;
    private final Freshness freshness;
    private final Formats formats;
    private final CurrentActor actor;

    CostsResource(
            CostReading costs,
            TenantHeads tenants,
            Freshness freshness,
            Formats formats,
            CurrentActor actor) {
        this.costs = costs;
        this.tenants = tenants;
        this.freshness = freshness;
        this.formats = formats;
        this.actor = actor;
    }

    @GET
    @Path("costs")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance all(
            @RestQuery Optional<String> by,
            @RestQuery Optional<String> range,
            @RestQuery Optional<String> sort) {
        SourceState source = freshness.of(Source.BILLING);
        return figures(CostScope.bill(tenants.hidden()), by, range)
                .map(figures -> page(figures, sort, source))
                .map(CostPages.Templates::index)
                .orElseGet(() -> CostPages.Templates.none(costs.isSetUp(), source));
    }

    @GET
    @Path("tenants/{tenant}/costs")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance ofTenant(
            @PathParam("tenant") String tenant,
            @RestQuery Optional<String> by,
            @RestQuery Optional<String> range,
            @RestQuery Optional<String> sort) {
        TenantHead head = tenants.visible(tenant);
        boolean mayAsk = actor.get().mayAsk();
        SourceState source = freshness.of(Source.BILLING);
        return figures(CostScope.of(head.id()), by, range)
                .map(figures -> page(figures, sort, source))
                .map(page -> CostPages.Templates.tenant(head, page, mayAsk))
                .orElseGet(
                        () ->
                                CostPages.Templates.tenantNone(
                                        head, costs.isSetUp(), source, mayAsk));
    }

    @GET
    @Path("costs.csv")
    public Response allAsFile(
            @RestQuery Optional<String> by,
            @RestQuery Optional<String> range,
            @RestQuery Optional<String> sort) {
        return file("costs", figures(CostScope.bill(tenants.hidden()), by, range), sort);
    }

    @GET
    @Path("tenants/{tenant}/costs.csv")
    public Response ofTenantAsFile(
            @PathParam("tenant") String tenant,
            @RestQuery Optional<String> by,
            @RestQuery Optional<String> range,
            @RestQuery Optional<String> sort) {
        TenantHead head = tenants.visible(tenant);
        return file(head.id() + "-costs", figures(CostScope.of(head.id()), by, range), sort);
    }

    private CostPage page(CostFigures figures, Optional<String> sort, SourceState source) {
        return new CostPage(figures, Sort.of(sort, CostOrder.class), source, formats);
    }

    private Optional<CostFigures> figures(
            CostScope scope, Optional<String> by, Optional<String> range) {
        return costs.figures(scope, CostGrouping.of(by, scope), CostRange.of(range));
    }

    private static Response file(
            String name, Optional<CostFigures> figures, Optional<String> sort) {
        List<String> columns =
                List.of("from", "to", "group", "name", "billed cost", "before", "currency");
        return Csv.download(
                name,
                columns,
                csv ->
                        figures.ifPresent(
                                all ->
                                        CostPlace.sorted(
                                                        all.groups(),
                                                        Sort.of(sort, CostOrder.class))
                                                .forEach(group -> row(csv, all, group))));
    }

    private static void row(Csv csv, CostFigures all, CostFigures.Group group) {
        csv.row(
                all.period().from(),
                all.period().to(),
                all.grouping().slug(),
                group.name(),
                group.billed(),
                group.previous().orElse(null),
                all.currency());
    }
}
