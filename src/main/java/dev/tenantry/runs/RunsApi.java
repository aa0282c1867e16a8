package dev.tenantry.runs;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.Limit;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Runs for scripts, under the same filters and rights as the pages. */
@Path("/api/v1/runs")
@RolesAllowed(ConsoleRole.VIEWER_NAME)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Runs", description = "Workflow runs, also those that Argo forgot")
class RunsApi {

    private final Runs runs;
    private final TenantHeads tenants;
    private final CurrentActor actor;

    RunsApi(Runs runs, TenantHeads tenants, CurrentActor actor) {
        this.runs = runs;
        this.actor = actor;
        this.tenants = tenants;
    }

    /**
     * A run with everything that its page shows but the manifest.
     *
     * @param stepsRead false when its steps could not be read, so that nothing is said of them
     * @param stepsLeftOut how many steps of a very long run are not kept; none of them failed
     */
    public record Whole(
            Run run,
            String message,
            Map<String, String> parameters,
            List<Step> steps,
            boolean stepsRead,
            int stepsLeftOut) {

        static Whole of(RunDetail detail) {
            return new Whole(
                    detail.run(),
                    detail.message(),
                    detail.parameters(),
                    detail.steps(),
                    detail.stepsRead(),
                    detail.stepsLeftOut());
        }
    }

    @GET
    @Operation(
            summary =
                    "Runs, newest first, or with sort=started oldest first; show=mine: yours alone")
    public KeyedPage<Run> list(
            @BeanParam RunFilter filter,
            @QueryParam("limit") @DefaultValue(Limit.USUAL) Limit limit,
            @QueryParam("cursor") @DefaultValue("") String cursor) {
        RunReader reader = runs.reader(actor.get(), tenants.hidden());
        return runs.page(filter, reader, cursor, limit.rows());
    }

    @GET
    @Path("{namespace}/{name}")
    @Operation(summary = "The newest run of that name, with its steps")
    public Whole one(@PathParam("namespace") String namespace, @PathParam("name") String name) {
        Set<String> hidden = tenants.hidden();
        return runs.detail(namespace, name)
                .filter(detail -> detail.run().tenant().map(t -> !hidden.contains(t)).orElse(true))
                .map(Whole::of)
                .orElseThrow(NotFoundException::new);
    }
}
