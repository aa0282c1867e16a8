package dev.tenantry.overview;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.web.Visibility;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** The first page: what needs me. */
@Path("/")
@RolesAllowed(ConsoleRole.VIEWER_NAME)
class OverviewResource {

    private final OverviewRows rows;
    private final Visibility visibility;

    OverviewResource(OverviewRows rows, Visibility visibility) {
        this.rows = rows;
        this.visibility = visibility;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance overview() {
        return Templates.overview(rows.of(visibility.viewer()));
    }

    @CheckedTemplate(basePath = "overview")
    static class Templates {
        static native TemplateInstance overview(Overview view);

        private Templates() {}
    }
}
