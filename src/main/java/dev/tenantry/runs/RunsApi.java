package dev.tenantry.runs;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.TenantHeads;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs for scripts, under the same filters and rights as the pages. */
@Path("/api/v1/runs")
@RolesAllowed(ConsoleRole.VIEWER_NAME)
@Produces(MediaType.APPLICATION_JSON)
class RunsApi {

    private static final int MOST = 500;

    private final Runs runs;
    private final TenantHeads tenants;

    RunsApi(Runs runs, TenantHeads tenants) {
        this.runs = runs;
        this.tenants = tenants;
    }

    /** A run with everything that its page shows but the manifest. */
    public record Whole(
            Run run, String message, Map<String, String> parameters, List<Step> steps) {}

    @GET
    public KeyedPage<Run> list(
            @BeanParam RunFilter filter,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") @DefaultValue("") String cursor) {
        int wanted = Math.clamp(limit, 1, MOST);
        return runs.page(filter, tenants.hidden(), cursor, wanted);
    }

    @GET
    @Path("{namespace}/{name}")
    public Whole one(@PathParam("namespace") String namespace, @PathParam("name") String name) {
        Set<String> hidden = tenants.hidden();
        return runs.detail(namespace, name)
                .filter(detail -> detail.run().tenant().map(t -> !hidden.contains(t)).orElse(true))
                .map(d -> new Whole(d.run(), d.message(), d.parameters(), d.steps()))
                .orElseThrow(NotFoundException::new);
    }
}
