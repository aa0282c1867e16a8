package dev.tenantry.grants;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.indexing.Freshness;
import dev.tenantry.indexing.Source;
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
    private final GrantList grants;
    private final Freshness freshness;
    private final CurrentActor actor;

    TenantAccessResource(
            TenantHeads tenants, GrantList grants, Freshness freshness, CurrentActor actor) {
        this.tenants = tenants;
        this.grants = grants;
        this.freshness = freshness;
        this.actor = actor;
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
        return page(head, filter, cursor);
    }

    private TemplateInstance page(TenantHead head, GrantFilter filter, Optional<String> cursor) {
        Actor who = actor.get();
        return GrantPages.Templates.tenant(
                head,
                new GrantPages.ListView(
                        filter,
                        grants.page(filter, who, cursor, GrantsResource.ROWS),
                        cursor.isEmpty(),
                        GrantsResource.counts(grants, filter, who),
                        head.href() + "/access",
                        who,
                        freshness.of(Source.GIT)));
    }
}
