package dev.tenantry.grants;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.Intent;
import dev.tenantry.proposals.asking.Asking;
import dev.tenantry.proposals.asking.Attempt;
import dev.tenantry.web.Problem;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Locale;

/** One grant, and the two things that can be asked of it: that it lasts longer, that it ends. */
@Path("/access/grants/{tenant}/{name}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(ConsoleRole.VIEWER_NAME)
class GrantResource {

    private final GrantList grants;
    private final Asking asking;
    private final GrantViews views;
    private final CurrentActor actor;

    GrantResource(GrantList grants, Asking asking, GrantViews views, CurrentActor actor) {
        this.grants = grants;
        this.asking = asking;
        this.views = views;
        this.actor = actor;
    }

    @GET
    public TemplateInstance grant(
            @PathParam("tenant") String tenant, @PathParam("name") String name) {
        return GrantPages.Templates.grant(views.one(tenant, name));
    }

    @GET
    @Path("extension")
    @RolesAllowed({ConsoleRole.DATA_ENGINEER_NAME, ConsoleRole.INFRA_ENGINEER_NAME})
    public TemplateInstance extension(
            @PathParam("tenant") String tenant,
            @PathParam("name") String name,
            @Context UriInfo uri) {
        return preview(find(tenant, name), Change.EXTENSION, uri.getQueryParameters());
    }

    @POST
    @Path("extension")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @RolesAllowed({ConsoleRole.DATA_ENGINEER_NAME, ConsoleRole.INFRA_ENGINEER_NAME})
    public Response extend(
            @PathParam("tenant") String tenant,
            @PathParam("name") String name,
            MultivaluedMap<String, String> fields) {
        return submit(find(tenant, name), Change.EXTENSION, fields);
    }

    @GET
    @Path("revocation")
    public TemplateInstance revocation(
            @PathParam("tenant") String tenant,
            @PathParam("name") String name,
            @Context UriInfo uri) {
        return preview(endable(tenant, name), Change.REVOCATION, uri.getQueryParameters());
    }

    @POST
    @Path("revocation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response revoke(
            @PathParam("tenant") String tenant,
            @PathParam("name") String name,
            MultivaluedMap<String, String> fields) {
        return submit(endable(tenant, name), Change.REVOCATION, fields);
    }

    private TemplateInstance preview(
            Grant grant, Change change, MultivaluedMap<String, String> fields) {
        ChangeForm form = ChangeForm.of(fields, grant);
        Attempt attempt =
                asking.preview(
                        reason -> change.intent(form, reason),
                        form.reason(),
                        actor.get(),
                        form.key());
        return change.page(view(grant, form, attempt, fields.containsKey("preview"), change));
    }

    private Response submit(Grant grant, Change change, MultivaluedMap<String, String> fields) {
        ChangeForm form = ChangeForm.of(fields, grant);
        Asking.Outcome outcome =
                asking.submit(
                        reason -> change.intent(form, reason),
                        form.reason(),
                        actor.get(),
                        form.key());
        if (outcome.proposal().isPresent()) {
            return Response.seeOther(outcome.proposal().get()).build();
        }
        TemplateInstance page = change.page(view(grant, form, outcome.attempt(), true, change));
        return Response.status(422).entity(page).build();
    }

    private Grant find(String tenant, String name) {
        Actor who = actor.get();
        return TenantId.of(tenant)
                .flatMap(id -> grants.find(id, name, who))
                .orElseThrow(NotFoundException::new);
    }

    /** One that this person may end: with a role any, without one their own. */
    private Grant endable(String tenant, String name) {
        Grant grant = find(tenant, name);
        if (!grant.mayBeEndedBy(actor.get())) {
            throw Problem.notYours(RevokeGrant.NOT_YOURS);
        }
        return grant;
    }

    private GrantPages.ChangeView view(
            Grant grant, ChangeForm form, Attempt attempt, boolean submitted, Change change) {
        return new GrantPages.ChangeView(
                grant,
                form,
                attempt.linked(remedy -> FilledForms.instead(form, remedy)),
                submitted,
                GrantLinks.href(grant) + "/" + change.name().toLowerCase(Locale.ROOT),
                actor.get());
    }

    /** What can be asked of a grant. */
    private enum Change {
        EXTENSION,
        REVOCATION;

        Intent intent(ChangeForm form, String reason) {
            return switch (this) {
                case EXTENSION -> form.extension(reason);
                case REVOCATION -> form.revocation(reason);
            };
        }

        TemplateInstance page(GrantPages.ChangeView view) {
            return switch (this) {
                case EXTENSION -> GrantPages.Templates.extension(view);
                case REVOCATION -> GrantPages.Templates.revocation(view);
            };
        }
    }
}
