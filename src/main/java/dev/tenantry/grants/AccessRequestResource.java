package dev.tenantry.grants;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.indexing.Freshness;
import dev.tenantry.indexing.Source;
import dev.tenantry.proposals.asking.Asking;
import dev.tenantry.proposals.asking.Attempt;
import dev.tenantry.proposals.asking.FormFields;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The form that asks for access, its preview while typing, and its submit. */
@Path("/access/request")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({ConsoleRole.DATA_ENGINEER_NAME, ConsoleRole.INFRA_ENGINEER_NAME})
class AccessRequestResource {

    private static final int MOST_TENANTS = 200;
    private static final int MOST_PRINCIPALS = 30;

    private final Targets targets;
    private final Asking asking;
    private final RoleOffers offers;
    private final Freshness freshness;
    private final CurrentActor actor;

    AccessRequestResource(
            Targets targets,
            Asking asking,
            RoleOffers offers,
            Freshness freshness,
            CurrentActor actor) {
        this.targets = targets;
        this.asking = asking;
        this.offers = offers;
        this.freshness = freshness;
        this.actor = actor;
    }

    /** While somebody types only the preview is made again, which is all that the page takes. */
    @GET
    public TemplateInstance form(
            @Context UriInfo uri,
            @HeaderParam("HX-Request-Type") @DefaultValue("") String request,
            @HeaderParam("HX-Target") @DefaultValue("") String target) {
        MultivaluedMap<String, String> fields = uri.getQueryParameters();
        Actor who = actor.get();
        Optional<Targets.TenantChoice> tenant = tenant(fields, who);
        RequestForm form = form(fields, tenant, who);
        Attempt attempt =
                tenant.isEmpty()
                        ? noTenant(form)
                        : asking.preview(form::intent, form.reason(), who, form.key())
                                .linked(remedy -> FilledForms.instead(form, remedy));
        boolean told = fields.containsKey("preview");
        return request.equals("partial") && target.endsWith("#preview")
                ? GrantPages.preview(form, attempt, told)
                : page(form, tenant, attempt, told, who);
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response submit(MultivaluedMap<String, String> fields) {
        Actor who = actor.get();
        Optional<Targets.TenantChoice> tenant = tenant(fields, who);
        RequestForm form = form(fields, tenant, who);
        Asking.Outcome outcome =
                tenant.isEmpty()
                        ? Asking.Outcome.no(noTenant(form))
                        : asking.submit(form::intent, form.reason(), who, form.key());
        if (outcome.proposal().isPresent()) {
            return Response.seeOther(outcome.proposal().get()).build();
        }
        RequestForm again = outcome.attempt().wrong("key") == null ? form : form.withFreshKey();
        return Response.status(422)
                .entity(page(again, tenant, linked(outcome, form), true, who))
                .build();
    }

    private static Attempt linked(Asking.Outcome outcome, RequestForm form) {
        return outcome.attempt().linked(remedy -> FilledForms.instead(form, remedy));
    }

    /** Looked up first, so that a tenant that one may not know is like one that is not there. */
    private Optional<Targets.TenantChoice> tenant(
            MultivaluedMap<String, String> fields, Actor who) {
        String name = FormFields.field(fields, "tenant");
        return name.isEmpty() ? Optional.empty() : targets.tenant(name, who);
    }

    private RequestForm form(
            MultivaluedMap<String, String> fields,
            Optional<Targets.TenantChoice> tenant,
            Actor who) {
        RequestForm form = RequestForm.of(fields, who);
        return tenant.map(t -> form.choosing(targets.resources(t.id()))).orElse(form);
    }

    private static Attempt noTenant(RequestForm form) {
        String sentence =
                form.tenant().isEmpty()
                        ? "Choose a tenant."
                        : "There is no tenant " + form.tenant() + ".";
        return new Attempt(Optional.empty(), Map.of("tenant", sentence), Optional.empty());
    }

    private TemplateInstance page(
            RequestForm form,
            Optional<Targets.TenantChoice> tenant,
            Attempt attempt,
            boolean submitted,
            Actor who) {
        Map<String, String> refused =
                tenant.isEmpty() || form.isChange()
                        ? Map.of()
                        : offers.refused(form, GrantPages.offered(form), who);
        return GrantPages.Templates.request(
                new GrantPages.RequestView(
                        form,
                        targets.tenants(who, MOST_TENANTS),
                        tenant.map(t -> targets.resources(t.id())).orElse(List.of()),
                        tenant.map(t -> targets.principals(t.id(), MOST_PRINCIPALS))
                                .orElse(List.of()),
                        refused,
                        tenant.map(t -> targets.runsQueries(t.id(), form.principal()))
                                .orElse(false),
                        attempt,
                        submitted,
                        freshness.of(Source.GIT)));
    }
}
