package dev.tenantry.styleguide;

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
        return Templates.index(new StyleGuideSamples(clock.instant()), new PolicySamples());
    }

    /** The page that the card which comes later is taken from. */
    @GET
    @Path("/later")
    @PermitAll
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance later() {
        return Templates.later();
    }

    @CheckedTemplate(basePath = "styleguide")
    static class Templates {
        static native TemplateInstance index(StyleGuideSamples samples, PolicySamples policy);

        static native TemplateInstance later();

        private Templates() {}
    }
}
