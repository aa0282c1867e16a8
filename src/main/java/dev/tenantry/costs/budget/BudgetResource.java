package dev.tenantry.costs.budget;

import dev.tenantry.estate.DesiredBudget;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.manifest.EstateNotRead;
import dev.tenantry.manifest.Estates;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.IntentKind;
import dev.tenantry.proposals.IntentRefused;
import dev.tenantry.proposals.asking.Asking;
import dev.tenantry.proposals.asking.Attempt;
import dev.tenantry.web.TenantHead;
import dev.tenantry.web.TenantHeads;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The form that changes a tenant's budget, its preview while typing, and its submit. */
@Path("/tenants/{tenant}/budget")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({ConsoleRole.DATA_ENGINEER_NAME, ConsoleRole.INFRA_ENGINEER_NAME})
class BudgetResource {

    private final TenantHeads tenants;
    private final Estates estates;
    private final Asking asking;
    private final CurrentActor actor;

    BudgetResource(TenantHeads tenants, Estates estates, Asking asking, CurrentActor actor) {
        this.tenants = tenants;
        this.estates = estates;
        this.asking = asking;
        this.actor = actor;
    }

    /** Names the intent of this slice. */
    static class Kinds {

        @jakarta.enterprise.inject.Produces
        @Singleton
        IntentKind changeBudget() {
            return IntentKind.of(ChangeBudget.KIND, ChangeBudget.class, BudgetForm::filled);
        }
    }

    @GET
    public TemplateInstance form(@PathParam("tenant") String tenant, @Context UriInfo uri) {
        TenantHead head = tenants.visible(tenant);
        MultivaluedMap<String, String> fields = uri.getQueryParameters();
        BudgetForm form = BudgetForm.of(fields, head.id(), now(head));
        Attempt attempt = asking.preview(form::intent, form.reason(), actor.get(), form.key());
        return page(head, form, attempt, fields.containsKey("preview"));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response submit(
            @PathParam("tenant") String tenant, MultivaluedMap<String, String> fields) {
        TenantHead head = tenants.visible(tenant);
        BudgetForm form = BudgetForm.of(fields, head.id(), now(head));
        Asking.Outcome outcome =
                asking.submit(form::intent, form.reason(), actor.get(), form.key());
        return outcome.proposal().isPresent()
                ? Response.seeOther(outcome.proposal().get()).build()
                : Response.status(422).entity(page(head, form, outcome.attempt(), true)).build();
    }

    /** As the estate has it; empty where it has none, or is not read yet. */
    private Optional<DesiredBudget> now(TenantHead head) {
        try {
            return Optional.of(
                    BudgetFile.of(estates.newest(), TenantId.of(head.id()).orElseThrow()).budget());
        } catch (IntentRefused | EstateNotRead none) {
            return Optional.empty();
        }
    }

    private TemplateInstance page(
            TenantHead head, BudgetForm form, Attempt attempt, boolean submitted) {
        return Templates.budget(new View(head, form, now(head), attempt, submitted));
    }

    /** The form with its preview. */
    record View(
            TenantHead head,
            BudgetForm form,
            Optional<DesiredBudget> now,
            Attempt attempt,
            boolean submitted) {

        /** Is it the field that the cursor goes to after a submit that failed? */
        public boolean isFirst(String field) {
            return submitted && attempt.isFirst(field);
        }

        /** An empty field is not blamed before somebody tried to submit. */
        public @Nullable String wrong(String field) {
            boolean empty = form.fields().getOrDefault(field, "").isEmpty();
            return submitted || !empty ? attempt.wrong(field) : null;
        }

        public String action() {
            return head.href() + "/budget";
        }

        /** The currency and the period are the manifest's, and stay. */
        public String amountHint() {
            return now.map(budget -> "In whole " + budget.currency() + ", " + budget.every())
                    .orElse("A whole number");
        }
    }

    @CheckedTemplate(basePath = "costs")
    static final class Templates {
        static native TemplateInstance budget(View view);

        private Templates() {}
    }
}
