package dev.tenantry.proposals;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.proposals.ProposalQuery.Show;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.Limit;
import dev.tenantry.web.Problem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Proposals for scripts: the same rules and the same ways as the pages. */
@Path("/api/v1/proposals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed(ConsoleRole.VIEWER_NAME)
@Tag(name = "Proposals", description = "Changes that somebody wants merged")
class ProposalsApi {

    private static final int LONGEST_KEY = 200;

    private final ProposalViews views;
    private final Proposals proposals;
    private final Previews previews;
    private final Intents intents;
    private final Reviewing reviewing;
    private final CurrentActor actor;

    ProposalsApi(
            ProposalViews views,
            Proposals proposals,
            Previews previews,
            Intents intents,
            Reviewing reviewing,
            CurrentActor actor) {
        this.views = views;
        this.proposals = proposals;
        this.previews = previews;
        this.intents = intents;
        this.reviewing = reviewing;
        this.actor = actor;
    }

    /** What to submit. */
    record Submission(
            @Schema(description = "kind and the fields of that kind of intent") JsonNode intent) {}

    /** What an act says besides being done; {@code head} is the commit that was looked at. */
    record Word(@Nullable String head, @Nullable String fork, @Nullable String reason) {

        Shown shown() {
            if (head == null) {
                throw Problem.invalid("Name the head commit that you looked at, as \"head\".");
            }
            return new Shown(head, Optional.ofNullable(fork));
        }

        String theReason() {
            return Problems.reason(reason);
        }
    }

    @GET
    @Operation(summary = "Proposals, newest first, or with sort=asked oldest first")
    public KeyedPage<ProposalJson.Summary> list(
            @RestQuery Optional<String> show,
            @RestQuery Optional<String> tenant,
            @RestQuery Optional<String> sort,
            @RestQuery Optional<String> cursor,
            @RestQuery @DefaultValue(Limit.USUAL) Limit limit) {
        ProposalQuery query = ProposalQuery.of(Show.of(show, Show.ALL), tenant, sort, cursor);
        KeyedPage<Proposal> page = views.list(query, limit.rows());
        return page.map(ProposalJson.Summary::of);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One proposal: how far it is, what it changes, what the checks say")
    public ProposalJson.Whole one(@PathParam("id") String id) {
        return whole(id);
    }

    @POST
    @Operation(
            summary = "Submit an intent, or with dryRun=true only see what it would do",
            description =
                    "The same Idempotency-Key of the same person is the same proposal, however"
                            + " often it is sent.")
    @APIResponse(
            responseCode = "201",
            description = "The proposal; its pull request is opened in the background",
            content = @Content(schema = @Schema(implementation = ProposalJson.Whole.class)))
    @APIResponse(
            responseCode = "200",
            description = "With dryRun=true",
            content = @Content(schema = @Schema(implementation = ProposalJson.PreviewJson.class)))
    @APIResponse(responseCode = "422", description = "A rule refuses it: RFC 9457, with its id")
    public Response submit(
            Submission submission,
            @RestQuery @DefaultValue("false") boolean dryRun,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        try {
            Intent intent = intents.read(submission.intent());
            if (!intent.mayBeAskedBy(actor.get())) {
                throw Problem.notYours(
                        "Viewers give back their own grants, and ask for nothing else.");
            }
            if (dryRun) {
                return Response.ok(ProposalJson.PreviewJson.of(preview(intent, key))).build();
            }
            Proposal proposal = proposals.submit(intent, actor.get(), required(key));
            return Response.created(URI.create("/api/v1/proposals/" + proposal.id()))
                    .entity(whole(proposal.id().value()))
                    .build();
        } catch (IntentRefused e) {
            throw Problem.invalid(e.sentence());
        } catch (KeyReused e) {
            throw Problem.conflict(e.sentence());
        } catch (SubmissionRefused e) {
            throw Problems.of(e);
        }
    }

    @POST
    @Path("{id}/approval")
    @RolesAllowed(ConsoleRole.REVIEWER_NAME)
    @Operation(summary = "Approve the head commit that you looked at, in your own GitHub name")
    public ProposalJson.Whole approve(@PathParam("id") String id, Word word) {
        return act(id, p -> reviewing.approve(p, actor.get(), word.shown()));
    }

    @POST
    @Path("{id}/refusal")
    @RolesAllowed(ConsoleRole.REVIEWER_NAME)
    @Operation(summary = "Request changes, with the reason that the requester will read")
    public ProposalJson.Whole refuse(@PathParam("id") String id, Word word) {
        return act(id, p -> reviewing.refuse(p, actor.get(), word.shown(), word.theReason()));
    }

    @POST
    @Path("{id}/merge")
    @Operation(summary = "Merge exactly this head commit; 409 when it has moved")
    public ProposalJson.Whole merge(@PathParam("id") String id, Word word) {
        return act(id, p -> reviewing.merge(p, actor.get(), word.shown()));
    }

    @POST
    @Path("{id}/withdrawal")
    @Operation(summary = "Take it back before it is merged")
    public ProposalJson.Whole withdraw(@PathParam("id") String id, Word word) {
        return act(id, p -> reviewing.withdraw(p, actor.get(), word.theReason()));
    }

    @POST
    @Path("{id}/decline")
    @RolesAllowed(ConsoleRole.REVIEWER_NAME)
    @Operation(summary = "Say no for good, with the reason: its pull request is closed")
    public ProposalJson.Whole decline(@PathParam("id") String id, Word word) {
        return act(id, p -> reviewing.decline(p, actor.get(), word.theReason()));
    }

    @POST
    @Path("{id}/change")
    @Operation(
            summary = "Ask for something else in its place: the same pull request, a new commit",
            description = "Approvals of what it was do not count for what it becomes.")
    @APIResponse(responseCode = "422", description = "A rule refuses it: RFC 9457, with its id")
    public ProposalJson.Whole change(@PathParam("id") String id, Submission submission) {
        Proposal proposal = views.one(id);
        try {
            proposals.change(proposal.id(), intents.read(submission.intent()), actor.get());
            return whole(id);
        } catch (IntentRefused e) {
            throw Problem.invalid(e.sentence());
        } catch (NotAllowed e) {
            throw new Problem(403, "You may not do this", e.sentence());
        } catch (SubmissionRefused e) {
            throw Problems.of(e);
        }
    }

    private ProposalJson.Whole act(String id, Problems.Act act) {
        Problems.answering(views.one(id), act);
        return whole(id);
    }

    private Preview preview(Intent intent, @Nullable String key) throws IntentRefused {
        return key == null
                ? previews.of(intent, actor.get())
                : previews.of(intent, actor.get(), required(key));
    }

    private static String required(@Nullable String key) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            throw new Problem(
                    400,
                    "An Idempotency-Key is needed",
                    "Send a header Idempotency-Key of at most 200 characters that you keep for"
                            + " repeats of this very request.");
        }
        return key;
    }

    private ProposalJson.Whole whole(String id) {
        Proposal proposal = views.one(id);
        return ProposalJson.Whole.of(
                proposal, TakenAway.tense(proposal, views.taken(proposal)), views.now());
    }
}
