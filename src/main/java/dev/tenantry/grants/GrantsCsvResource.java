package dev.tenantry.grants;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.web.Csv;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** The list of grants as a file. */
@Path("/access.csv")
@RolesAllowed(ConsoleRole.VIEWER_NAME)
class GrantsCsvResource {

    private static final List<String> COLUMNS =
            List.of(
                    "tenant",
                    "principal",
                    "role",
                    "resource kind",
                    "resource",
                    "state",
                    "ends",
                    "requested by",
                    "requested at",
                    "justification",
                    "ticket",
                    "proposal",
                    "file",
                    "line");

    private final GrantList grants;
    private final CurrentActor actor;

    GrantsCsvResource(GrantList grants, CurrentActor actor) {
        this.grants = grants;
        this.actor = actor;
    }

    @GET
    public Response csv(
            @RestQuery Optional<String> principal,
            @RestQuery Optional<String> role,
            @RestQuery Optional<String> tenant,
            @RestQuery Optional<String> expires,
            @RestQuery Optional<String> state,
            @RestQuery Optional<String> sort) {
        GrantFilter filter = GrantFilter.of(principal, role, tenant, expires, state, sort);
        return download(grants, filter, actor.get());
    }

    static Response download(GrantList grants, GrantFilter filter, Actor who) {
        return Csv.download(
                "grants", COLUMNS, csv -> grants.each(filter, who, grant -> row(csv, grant)));
    }

    private static void row(Csv csv, Grant grant) {
        csv.row(
                grant.tenant(),
                grant.principal(),
                grant.role(),
                grant.resourceKind().word(),
                grant.resource(),
                grant.state().word(),
                grant.ends().map(Object::toString).orElse("never"),
                grant.asked().by().orElse(null),
                grant.asked().at().orElse(null),
                grant.asked().why().orElse(null),
                grant.asked().ticket().orElse(null),
                grant.asked().proposal().orElse(null),
                grant.path(),
                grant.line());
    }
}
