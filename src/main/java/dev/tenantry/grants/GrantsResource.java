package dev.tenantry.grants;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.identity.CurrentActor;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** All grants that the person may know of. */
@Path("/access")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(ConsoleRole.VIEWER_NAME)
class GrantsResource {

    private final GrantViews views;

    private final OtherAccess other;
    private final CurrentActor actor;

    GrantsResource(GrantViews views, OtherAccess other, CurrentActor actor) {
        this.views = views;
        this.other = other;
        this.actor = actor;
    }

    @GET
    public TemplateInstance list(
            @RestQuery Optional<String> principal,
            @RestQuery Optional<String> role,
            @RestQuery Optional<String> tenant,
            @RestQuery Optional<String> expires,
            @RestQuery Optional<String> state,
            @RestQuery Optional<String> sort,
            @RestQuery Optional<String> cursor) {
        GrantFilter filter = GrantFilter.of(principal, role, tenant, expires, state, sort);
        return GrantPages.Templates.index(
                views.list(filter, cursor, "/access"), other.from(actor.get()));
    }
}
