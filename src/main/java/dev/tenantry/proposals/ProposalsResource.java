package dev.tenantry.proposals;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.proposals.ProposalQuery.Show;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;

/** The pages of proposals, and what people do there. */
@Path("/proposals")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(ConsoleRole.VIEWER_NAME)
class ProposalsResource {

    private final ProposalViews views;
    private final Reviewing reviewing;
    private final CurrentActor actor;

    ProposalsResource(ProposalViews views, Reviewing reviewing, CurrentActor actor) {
        this.views = views;
        this.reviewing = reviewing;
        this.actor = actor;
    }

    @GET
    public TemplateInstance list(
            @RestQuery Optional<String> show,
            @RestQuery Optional<String> tenant,
            @RestQuery Optional<String> sort,
            @RestQuery Optional<String> cursor) {
        ProposalQuery query = ProposalQuery.of(Show.of(show, Show.OPEN), tenant, sort, cursor);
        return ProposalPages.Templates.index(views.list(query));
    }

    /** A page that is open brings itself up to date; whoever follows a link opens another one. */
    @GET
    @Path("{id}")
    public TemplateInstance one(
            @PathParam("id") String id,
            @RestQuery Optional<String> opened,
            @HeaderParam("HX-Request") @DefaultValue("") String itself) {
        return ProposalPages.Templates.proposal(
                views.view(views.one(id), false, opened.filter(_ -> itself.equals("true"))));
    }

    @POST
    @Path("{id}/approval")
    @RolesAllowed(ConsoleRole.REVIEWER_NAME)
    public Response approve(
            @PathParam("id") String id,
            @FormParam("head") String head,
            @FormParam("fork") @DefaultValue("") String fork) {
        return act(id, proposal -> reviewing.approve(proposal, actor.get(), shown(head, fork)));
    }

    @POST
    @Path("{id}/refusal")
    @RolesAllowed(ConsoleRole.REVIEWER_NAME)
    public Response refuse(
            @PathParam("id") String id,
            @FormParam("head") String head,
            @FormParam("fork") @DefaultValue("") String fork,
            @FormParam("reason") String reason) {
        String why = Problems.reason(reason);
        return act(id, p -> reviewing.refuse(p, actor.get(), shown(head, fork), why));
    }

    @POST
    @Path("{id}/merge")
    public Response merge(
            @PathParam("id") String id,
            @FormParam("head") String head,
            @FormParam("fork") @DefaultValue("") String fork) {
        return act(id, proposal -> reviewing.merge(proposal, actor.get(), shown(head, fork)));
    }

    private static Shown shown(String head, String fork) {
        return new Shown(head, Optional.of(fork).filter(one -> !one.isEmpty()));
    }

    @POST
    @Path("{id}/withdrawal")
    public Response withdraw(@PathParam("id") String id, @FormParam("reason") String reason) {
        String why = Problems.reason(reason);
        return act(id, proposal -> reviewing.withdraw(proposal, actor.get(), why));
    }

    @POST
    @Path("{id}/decline")
    @RolesAllowed(ConsoleRole.REVIEWER_NAME)
    public Response decline(@PathParam("id") String id, @FormParam("reason") String reason) {
        String why = Problems.reason(reason);
        return act(id, proposal -> reviewing.decline(proposal, actor.get(), why));
    }

    /** Nothing was done: the page as it is now, which they have not seen yet. */
    private Response moved(String id) {
        ProposalPages.View now = views.view(views.one(id), true, Optional.empty());
        return Response.status(Response.Status.CONFLICT)
                .entity(ProposalPages.Templates.proposal(now).render())
                .build();
    }

    private Response act(String id, Problems.Act act) {
        Proposal proposal = views.one(id);
        try {
            Problems.answeringUnlessMoved(proposal, act);
        } catch (ForgeTrouble.Conflict e) {
            return moved(id);
        }
        return Response.seeOther(URI.create("/proposals/" + proposal.id())).build();
    }
}
