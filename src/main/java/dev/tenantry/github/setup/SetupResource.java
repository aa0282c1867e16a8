package dev.tenantry.github.setup;

import dev.tenantry.identity.ConsoleRole;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;

/** Whether GitHub holds people to the check, and what to change where it does not. */
@Path("/status/setup")
@RolesAllowed({ConsoleRole.INFRA_ENGINEER_NAME, ConsoleRole.REVIEWER_NAME})
class SetupResource {

    private final SetupRows rows;
    private final SetupLook github;

    SetupResource(SetupRows rows, SetupLook github) {
        this.rows = rows;
        this.github = github;
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance setup() {
        return Templates.setup(rows.branch(), rows.newest());
    }

    /** Asks GitHub now: whoever changed a rule wants to see that it helped. */
    @POST
    public Response again() {
        github.look();
        return Response.seeOther(URI.create("/status/setup")).build();
    }

    @CheckedTemplate(basePath = "github")
    static class Templates {
        static native TemplateInstance setup(String branch, Optional<SetupRows.Known> known);

        private Templates() {}
    }
}
