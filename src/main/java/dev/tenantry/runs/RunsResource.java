package dev.tenantry.runs;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.identity.CurrentActor;
import dev.tenantry.indexing.Freshness;
import dev.tenantry.indexing.Source;
import dev.tenantry.runs.RunPages.RunView;
import dev.tenantry.runs.RunPages.RunsView;
import dev.tenantry.web.Code;
import dev.tenantry.web.Csv;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.TenantHead;
import dev.tenantry.web.TenantHeads;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Pages of runs: all, one tenant's, and each. */
@Path("/")
@RolesAllowed(ConsoleRole.VIEWER_NAME)
@Produces(MediaType.TEXT_HTML)
class RunsResource {

    private static final int PAGE = 50;
    private static final int CSV_PAGE = 1_000;
    private static final List<String> COLUMNS =
            List.of(
                    "namespace",
                    "name",
                    "tenant",
                    "template",
                    "phase",
                    "started",
                    "finished",
                    "steps done",
                    "steps",
                    "failed step",
                    "why",
                    "core hours",
                    "GiB hours",
                    "GPU hours",
                    "started by",
                    "waiting since");

    private final Runs runs;
    private final TenantHeads tenants;
    private final Freshness freshness;
    private final CurrentActor actor;
    private final Clock clock;

    RunsResource(
            Runs runs, TenantHeads tenants, Freshness freshness, CurrentActor actor, Clock clock) {
        this.runs = runs;
        this.tenants = tenants;
        this.freshness = freshness;
        this.actor = actor;
        this.clock = clock;
    }

    @GET
    @Path("runs")
    public TemplateInstance index(
            @BeanParam RunFilter filter, @QueryParam("after") @DefaultValue("") String after) {
        return RunPages.index(view("/runs", filter, after));
    }

    @GET
    @Path("runs.csv")
    @Produces("text/csv")
    public Response csv(@BeanParam RunFilter filter) {
        return csv("runs", filter);
    }

    @GET
    @Path("tenants/{tenant}/runs")
    public TemplateInstance ofTenant(
            @PathParam("tenant") String tenant,
            @BeanParam RunFilter filter,
            @QueryParam("after") @DefaultValue("") String after) {
        TenantHead head = tenants.visible(tenant);
        RunFilter its = RunFilter.ofTenant(head.id(), filter);
        return RunPages.tenant(head, view(head.href() + "/runs", its, after));
    }

    @GET
    @Path("tenants/{tenant}/runs.csv")
    @Produces("text/csv")
    public Response csvOfTenant(@PathParam("tenant") String tenant, @BeanParam RunFilter filter) {
        TenantHead head = tenants.visible(tenant);
        return csv(head.id() + "-runs", RunFilter.ofTenant(head.id(), filter));
    }

    @GET
    @Path("runs/{namespace}/{name}")
    public TemplateInstance run(
            @PathParam("namespace") String namespace,
            @PathParam("name") String name,
            @QueryParam("view") @DefaultValue("") String view,
            @QueryParam("live") @DefaultValue("on") String live) {
        RunDetail detail = detail(namespace, name);
        if (view.equals("code")) {
            return RunPages.code(
                    view(detail, "code", false), Code.of(name + ".yaml", detail.manifest()));
        }
        RunView shown = view(detail, "timeline", !live.equals("off"));
        return RunPages.run(
                shown, RunDrawing.timeline(detail, shown.now()), RunDrawing.missing(detail));
    }

    @GET
    @Path("runs/{namespace}/{name}/graph")
    public TemplateInstance graph(
            @PathParam("namespace") String namespace, @PathParam("name") String name) {
        RunDetail detail = detail(namespace, name);
        RunView shown = view(detail, "graph", false);
        return RunPages.graph(shown, RunDrawing.graph(detail, shown.now()));
    }

    @GET
    @Path("runs/{namespace}/{name}.yaml")
    @Produces("application/yaml")
    public String yaml(@PathParam("namespace") String namespace, @PathParam("name") String name) {
        return detail(namespace, name).manifest();
    }

    private RunDetail detail(String namespace, String name) {
        Set<String> hidden = tenants.hidden();
        return runs.detail(namespace, name)
                .filter(detail -> detail.run().tenant().map(t -> !hidden.contains(t)).orElse(true))
                .orElseThrow(NotFoundException::new);
    }

    private RunView view(RunDetail detail, String tab, boolean polled) {
        boolean live = polled && detail.run().isLive();
        return new RunView(detail, tab, live, freshness.of(Source.KUBERNETES), clock.instant());
    }

    private RunReader reader() {
        return runs.reader(actor.get(), tenants.hidden());
    }

    private RunsView view(String path, RunFilter filter, String after) {
        RunReader reader = reader();
        return new RunsView(
                path,
                runs.page(filter, reader, after, PAGE),
                after.isEmpty(),
                filter,
                runs.counts(filter, reader),
                runs.templates(filter, reader),
                freshness.of(Source.KUBERNETES),
                clock.instant());
    }

    private Response csv(String name, RunFilter filter) {
        RunReader reader = reader();
        return Csv.download(
                name,
                COLUMNS,
                csv -> {
                    String after = "";
                    do {
                        KeyedPage<Run> page = runs.page(filter, reader, after, CSV_PAGE);
                        page.items().forEach(run -> row(csv, run));
                        after = page.next().orElse("");
                    } while (!after.isEmpty());
                });
    }

    private static void row(Csv csv, Run run) {
        csv.row(
                run.namespace(),
                run.name(),
                run.tenant().orElse(""),
                run.template().orElse(""),
                run.phase(),
                run.startedAt().map(Object::toString).orElse(""),
                run.finishedAt().map(Object::toString).orElse(""),
                run.progress().done(),
                run.progress().total(),
                run.failedStep().orElse(""),
                run.why().orElse(""),
                run.used().coreHours(),
                run.used().gibHours(),
                run.used().gpuHours(),
                run.creator().orElse(""),
                run.waitingSince().map(Object::toString).orElse(""));
    }
}
