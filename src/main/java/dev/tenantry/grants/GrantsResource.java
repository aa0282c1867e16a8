package dev.tenantry.grants;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.indexing.Freshness;
import dev.tenantry.indexing.Source;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** All grants that the person may know of. */
@Path("/access")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(ConsoleRole.VIEWER_NAME)
class GrantsResource {

    static final int ROWS = 50;

    private final GrantList grants;
    private final Freshness freshness;
    private final CurrentActor actor;
    private final OtherAccess other;

    GrantsResource(GrantList grants, Freshness freshness, CurrentActor actor, OtherAccess other) {
        this.other = other;
        this.grants = grants;
        this.freshness = freshness;
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
        return GrantPages.Templates.index(view(filter, cursor), other.from(actor.get()));
    }

    private GrantPages.ListView view(GrantFilter filter, Optional<String> cursor) {
        Actor who = actor.get();
        return new GrantPages.ListView(
                filter,
                grants.page(filter, who, cursor, ROWS),
                cursor.isEmpty(),
                counts(grants, filter, who),
                "/access",
                who,
                freshness.of(Source.GIT));
    }

    /** What wants a human is counted; the rest is as long as it is. */
    static Map<GrantFilter.Which, String> counts(GrantList grants, GrantFilter filter, Actor who) {
        Map<GrantFilter.Which, String> counts = new EnumMap<>(GrantFilter.Which.class);
        for (GrantFilter.Which which :
                new GrantFilter.Which[] {GrantFilter.Which.EXPIRING, GrantFilter.Which.EXPIRED}) {
            int count = grants.count(filter.showing(which), who);
            counts.put(which, count == GrantList.MOST_COUNTED ? count + "+" : "" + count);
        }
        return counts;
    }
}
