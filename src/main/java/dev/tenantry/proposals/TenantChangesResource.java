package dev.tenantry.proposals;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.ProposalQuery.Show;
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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A tenant's changes: what is proposed, and what was merged. */
@Path("/tenants/{tenant}/changes")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed(ConsoleRole.VIEWER_NAME)
class TenantChangesResource {

    private static final int OPEN = 20;
    private static final int MERGED = 30;

    private final TenantHeads tenants;
    private final ProposalViews views;
    private final EstateHistory history;
    private final Optional<String> repository;

    TenantChangesResource(
            TenantHeads tenants,
            ProposalViews views,
            EstateHistory history,
            @ConfigProperty(name = "tenantry.github.web-url") Optional<String> web,
            @ConfigProperty(name = "tenantry.github.repository") Optional<String> name) {
        this.tenants = tenants;
        this.views = views;
        this.history = history;
        this.repository = web.flatMap(base -> name.map(repository -> base + "/" + repository));
    }

    /** What the tab shows. */
    record View(
            List<Proposal> open,
            KeyedPage<EstateHistory.Change> merged,
            String path,
            boolean first,
            Optional<String> repository) {

        public @Nullable String next() {
            return merged.next().map(c -> path + "?cursor=" + c).orElse(null);
        }

        public @Nullable String start() {
            return first ? null : path;
        }
    }

    @GET
    public TemplateInstance changes(
            @PathParam("tenant") String tenant, @RestQuery Optional<String> cursor) {
        TenantHead head = tenants.visible(tenant);
        TenantId id = new TenantId(head.id());
        ProposalQuery open = new ProposalQuery(Show.OPEN, Optional.of(id), Optional.empty());
        return Templates.changes(
                head,
                new View(
                        views.list(open, OPEN).items(),
                        history.of(id, cursor, MERGED),
                        head.href() + "/changes",
                        cursor.isEmpty(),
                        repository));
    }

    @CheckedTemplate(basePath = "proposals")
    static final class Templates {
        static native TemplateInstance changes(TenantHead head, View view);

        private Templates() {}
    }
}
