package dev.tenantry.grants;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.web.TenantHead;
import dev.tenantry.web.TenantHeads;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** The grants of one tenant, as its tab. */
@Path("/tenants/{tenant}/access")
@RolesAllowed(ConsoleRole.VIEWER_NAME)
class TenantAccessResource {

    private final TenantHeads tenants;
    private final GrantViews views;

    TenantAccessResource(TenantHeads tenants, GrantViews views) {
        this.tenants = tenants;
        this.views = views;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance list(
            @PathParam("tenant") String tenant,
            @RestQuery Optional<String> principal,
            @RestQuery Optional<String> role,
            @RestQuery Optional<String> expires,
            @RestQuery Optional<String> state,
            @RestQuery Optional<String> sort,
            @RestQuery Optional<String> cursor) {
        TenantHead head = tenants.visible(tenant);
        GrantFilter filter =
                GrantFilter.of(principal, role, Optional.of(head.id()), expires, state, sort);
        return GrantPages.Templates.tenant(
                head, views.list(filter, cursor, head.href() + "/access"));
    }
}
