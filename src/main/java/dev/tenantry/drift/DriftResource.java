package dev.tenantry.drift;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.indexing.Freshness;
import dev.tenantry.indexing.Source;
import dev.tenantry.indexing.SourceState;
import dev.tenantry.web.Csv;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.SilentProjects;
import dev.tenantry.web.SilentRows;
import dev.tenantry.web.TenantHead;
import dev.tenantry.web.TenantHeads;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Where Git and the live world differ: for everything, and on each tenant's tab. */
@Path("/")
@RolesAllowed(ConsoleRole.VIEWER_NAME)
class DriftResource {

    private static final int ROWS = 50;
    private static final int ROWS_IN_CSV = 100_000;
    private static final List<String> COLUMNS =
            List.of(
                    "tenant",
                    "kind",
                    "object",
                    "field",
                    "in Git",
                    "live",
                    "file",
                    "line",
                    "since",
                    "on its way");

    private final DriftList drift;
    private final TenantHeads heads;
    private final Freshness freshness;
    private final SilentRows silent;

    DriftResource(DriftList drift, TenantHeads heads, Freshness freshness, SilentRows silent) {
        this.drift = drift;
        this.heads = heads;
        this.freshness = freshness;
        this.silent = silent;
    }

    @CheckedTemplate(basePath = "drift")
    static class Templates {

        private Templates() {}

        static native TemplateInstance list(
                KeyedPage<Difference> page,
                List<Difference.Kind> kinds,
                String kind,
                String nextHref,
                SourceState google,
                SilentProjects projects,
                boolean compared);

        static native TemplateInstance tenant(
                TenantHead head,
                KeyedPage<Difference> page,
                String nextHref,
                SourceState google,
                SilentProjects projects);
    }

    @GET
    @Path("drift")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance all(
            @RestQuery Optional<String> kind, @RestQuery Optional<String> after) {
        Optional<Difference.Kind> only = named(kind);
        KeyedPage<Difference> page =
                drift.page(new DriftList.Filter(Optional.empty(), only), after, ROWS);
        String narrowed = only.map(k -> "kind=" + k.name() + "&").orElse("");
        return Templates.list(
                page,
                List.of(Difference.Kind.values()),
                only.map(Enum::name).orElse(""),
                page.next().map(cursor -> "/drift?" + narrowed + "after=" + cursor).orElse(""),
                freshness.of(Source.GOOGLE_CLOUD),
                silent.all(),
                drift.isAnythingCompared());
    }

    @GET
    @Path("drift.csv")
    @Produces("text/csv")
    public Response csv(@RestQuery Optional<String> kind) {
        return csv("drift", new DriftList.Filter(Optional.empty(), named(kind)));
    }

    @GET
    @Path("tenants/{tenant}/drift")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance ofTenant(@RestPath String tenant, @RestQuery Optional<String> after) {
        TenantHead head = heads.visible(tenant);
        KeyedPage<Difference> page =
                drift.page(
                        new DriftList.Filter(Optional.of(head.id()), Optional.empty()),
                        after,
                        ROWS);
        return Templates.tenant(
                head,
                page,
                page.next().map(cursor -> head.href() + "/drift?after=" + cursor).orElse(""),
                freshness.of(Source.GOOGLE_CLOUD),
                silent.of(head.id()));
    }

    @GET
    @Path("tenants/{tenant}/drift.csv")
    @Produces("text/csv")
    public Response csvOfTenant(@RestPath String tenant) {
        TenantHead head = heads.visible(tenant);
        return csv(
                head.id() + "-drift",
                new DriftList.Filter(Optional.of(head.id()), Optional.empty()));
    }

    private Response csv(String name, DriftList.Filter filter) {
        List<Difference> rows = drift.page(filter, Optional.empty(), ROWS_IN_CSV).items();
        return Csv.download(name, COLUMNS, csv -> rows.forEach(row -> write(csv, row)));
    }

    private static Optional<Difference.Kind> named(Optional<String> kind) {
        return kind.flatMap(
                name ->
                        Arrays.stream(Difference.Kind.values())
                                .filter(each -> each.name().equals(name))
                                .findFirst());
    }

    private static void write(Csv csv, Difference row) {
        csv.row(
                row.tenant().orElse(""),
                row.kind().word(),
                row.object(),
                row.field(),
                row.inGit(),
                row.live(),
                row.path().orElse(""),
                row.line(),
                row.since(),
                row.proposal().orElse(""));
    }
}
