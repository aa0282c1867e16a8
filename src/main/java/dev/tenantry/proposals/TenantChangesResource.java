package dev.tenantry.proposals;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.indexing.Freshness;
import dev.tenantry.indexing.Source;
import dev.tenantry.indexing.SourceState;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.ProposalQuery.Show;
import dev.tenantry.web.Csv;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.TenantHead;
import dev.tenantry.web.TenantHeads;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A tenant's changes: what is proposed, and what was merged. */
@Path("/")
@RolesAllowed(ConsoleRole.VIEWER_NAME)
class TenantChangesResource {

    private static final int OPEN = 20;
    private static final int MERGED = 30;
    private static final int IN_CSV = 500;
    private static final List<String> COLUMNS =
            List.of("at", "change", "requested by", "merged by", "pull request", "commit", "files");

    private final TenantHeads tenants;
    private final ProposalViews views;
    private final EstateHistory history;
    private final Freshness freshness;

    TenantChangesResource(
            TenantHeads tenants, ProposalViews views, EstateHistory history, Freshness freshness) {
        this.tenants = tenants;
        this.views = views;
        this.history = history;
        this.freshness = freshness;
    }

    /** What the tab shows. */
    record View(
            List<Proposal> open,
            KeyedPage<EstateHistory.Change> merged,
            String path,
            boolean first,
            SourceState git,
            Instant now) {

        public @Nullable String next() {
            return merged.next().map(c -> path + "?cursor=" + c).orElse(null);
        }

        public @Nullable String start() {
            return first ? null : path;
        }
    }

    @GET
    @Path("tenants/{tenant}/changes")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance changes(
            @PathParam("tenant") String tenant, @RestQuery Optional<String> cursor) {
        TenantHead head = tenants.visible(tenant);
        TenantId id = new TenantId(head.id());
        ProposalQuery open =
                ProposalQuery.of(
                        Show.OPEN, Optional.of(id.value()), Optional.empty(), Optional.empty());
        return Templates.changes(
                head,
                new View(
                        views.list(open, OPEN).items(),
                        history.of(id, cursor, MERGED),
                        head.href() + "/changes",
                        cursor.isEmpty(),
                        freshness.of(Source.GIT),
                        views.now()));
    }

    /** What was merged, all of it. */
    @GET
    @Path("tenants/{tenant}/changes.csv")
    @Produces("text/csv")
    public Response csv(@PathParam("tenant") String tenant) {
        TenantId id = new TenantId(tenants.visible(tenant).id());
        return Csv.download(
                id + "-changes",
                COLUMNS,
                csv -> {
                    Optional<String> cursor = Optional.empty();
                    do {
                        KeyedPage<EstateHistory.Change> page = history.of(id, cursor, IN_CSV);
                        page.items().forEach(change -> row(csv, change));
                        cursor = page.next();
                    } while (cursor.isPresent());
                });
    }

    private static void row(Csv csv, EstateHistory.Change change) {
        csv.row(
                change.at(),
                change.subject(),
                change.requestedBy(),
                change.mergedBy().orElse(""),
                change.pullRequest().orElse(null),
                change.commit(),
                change.files());
    }

    @CheckedTemplate(basePath = "proposals")
    static final class Templates {
        static native TemplateInstance changes(TenantHead head, View view);

        private Templates() {}
    }
}
