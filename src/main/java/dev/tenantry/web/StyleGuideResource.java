package dev.tenantry.web;

import io.quarkus.arc.profile.UnlessBuildProfile;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;

/** Every tag in every state, for people who write pages; not in production. */
@Path("/styleguide")
@UnlessBuildProfile("prod")
class StyleGuideResource {

    private final Clock clock;

    StyleGuideResource(Clock clock) {
        this.clock = clock;
    }

    @GET
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance styleguide() {
        return Templates.styleguide(new StyleGuideSamples(clock.instant()));
    }

    @CheckedTemplate(basePath = "web")
    static class Templates {
        static native TemplateInstance styleguide(StyleGuideSamples samples);

        private Templates() {}
    }
}
