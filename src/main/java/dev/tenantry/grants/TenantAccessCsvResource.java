package dev.tenantry.grants;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.web.TenantHeads;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** The grants of one tenant as a file. */
@Path("/tenants/{tenant}/access.csv")
@RolesAllowed(ConsoleRole.VIEWER_NAME)
class TenantAccessCsvResource {

    private final TenantHeads tenants;
    private final GrantList grants;
    private final CurrentActor actor;

    TenantAccessCsvResource(TenantHeads tenants, GrantList grants, CurrentActor actor) {
        this.tenants = tenants;
        this.grants = grants;
        this.actor = actor;
    }

    @GET
    public Response csv(
            @PathParam("tenant") String tenant,
            @RestQuery Optional<String> principal,
            @RestQuery Optional<String> role,
            @RestQuery Optional<String> expires,
            @RestQuery Optional<String> state,
            @RestQuery Optional<String> sort) {
        Optional<String> of = Optional.of(tenants.visible(tenant).id());
        GrantFilter filter = GrantFilter.of(principal, role, of, expires, state, sort);
        return GrantsCsvResource.download(grants, filter, actor.get());
    }
}
