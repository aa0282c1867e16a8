package dev.tenantry.overview;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.web.EstateAge;
import dev.tenantry.web.Hit;
import dev.tenantry.web.Visibility;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** Search: a page, and the list of the command palette. */
@Path("/")
@RolesAllowed(ConsoleRole.VIEWER_NAME)
@Produces(MediaType.TEXT_HTML)
class SearchResource {

    private final Search search;
    private final Visibility visibility;
    private final EstateAge age;

    SearchResource(Search search, Visibility visibility, EstateAge age) {
        this.search = search;
        this.visibility = visibility;
        this.age = age;
    }

    @GET
    @Path("search")
    public TemplateInstance search(
            @QueryParam("q") @DefaultValue("") @Size(max = 200) String typed,
            @HeaderParam("HX-Target") @DefaultValue("") String target) {
        List<Hit.Group> found = search.find(typed, visibility.viewer());
        return target.endsWith("#palette-list")
                ? Templates.palette(found)
                : Templates.search(typed, found, age.estate());
    }

    @GET
    @Path("shortcuts")
    public TemplateInstance shortcuts() {
        return Templates.shortcuts();
    }

    @CheckedTemplate(basePath = "overview")
    static class Templates {
        static native TemplateInstance search(
                String typed, List<Hit.Group> groups, EstateAge.AsOf estate);

        static native TemplateInstance palette(List<Hit.Group> groups);

        static native TemplateInstance shortcuts();

        private Templates() {}
    }
}
