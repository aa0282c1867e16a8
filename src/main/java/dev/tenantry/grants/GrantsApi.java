package dev.tenantry.grants;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.Limit;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Grants as JSON, under the same rules as the page. */
@Path("/api/v1/grants")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(ConsoleRole.VIEWER_NAME)
@Tag(name = "Grants", description = "Who may read what, until when")
class GrantsApi {

    private final GrantList grants;
    private final CurrentActor actor;

    GrantsApi(GrantList grants, CurrentActor actor) {
        this.grants = grants;
        this.actor = actor;
    }

    /** A grant as scripts see it; times are RFC 3339 in UTC. */
    @RegisterForReflection
    record GrantJson(
            String tenant,
            String name,
            String principal,
            String role,
            String resourceKind,
            String resource,
            String state,
            Optional<Instant> ends,
            Optional<String> condition,
            Optional<String> requestedBy,
            Optional<Instant> requestedAt,
            Optional<String> justification,
            Optional<String> ticket,
            Optional<String> proposal,
            String path,
            int line) {

        static GrantJson of(Grant grant) {
            return new GrantJson(
                    grant.tenant().value(),
                    grant.name(),
                    grant.principal().member(),
                    grant.role().name(),
                    grant.resourceKind().word(),
                    grant.resource(),
                    grant.state().word(),
                    grant.ends(),
                    grant.condition(),
                    grant.asked().by(),
                    grant.asked().at(),
                    grant.asked().why(),
                    grant.asked().ticket(),
                    grant.asked().proposal(),
                    grant.path(),
                    grant.line());
        }
    }

    @GET
    @Operation(
            summary = "Grants, those that end first before the others, or as sort says",
            description =
                    "Shows what is in force; state=mine, expiring, permanent, expired or all shows"
                            + " others. principal is the beginning of an address. sort=ends, person or"
                            + " asked; with a minus the other way round.")
    public KeyedPage<GrantJson> list(
            @RestQuery Optional<String> principal,
            @RestQuery Optional<String> role,
            @RestQuery Optional<String> tenant,
            @RestQuery Optional<String> expires,
            @RestQuery Optional<String> state,
            @RestQuery Optional<String> sort,
            @RestQuery Optional<String> cursor,
            @RestQuery @DefaultValue(Limit.USUAL) Limit limit) {
        GrantFilter filter = GrantFilter.of(principal, role, tenant, expires, state, sort);
        KeyedPage<Grant> page = grants.page(filter, actor.get(), cursor, limit.rows());
        return page.map(GrantJson::of);
    }
}
