package dev.tenantry.indexing;

import dev.tenantry.estate.layout.Layout;
import dev.tenantry.estate.layout.LayoutEffect;
import dev.tenantry.estate.layout.LayoutFile;
import dev.tenantry.estate.layout.LayoutOfEstate;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.EstateNotRead;
import dev.tenantry.manifest.Estates;
import dev.tenantry.manifest.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;

/**
 * Tries a layout on the estate before it counts. What was written is kept nowhere: to make it count
 * it goes into the estate like any change. Names every tenant, so for those who may know all.
 */
@Path("/status/layout")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({"infra-engineer", "reviewer"})
class LayoutResource {

    private static final int SHOWN = 200;

    private final Estates estates;

    LayoutResource(Estates estates) {
        this.estates = estates;
    }

    /** The layout that the estate has, to begin with. */
    @GET
    public TemplateInstance form() {
        Optional<Estate> estate = estate();
        String text =
                estate.flatMap(there -> there.read(Layout.PATH))
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                        .orElse("");
        List<Problem> problems =
                estate.map(there -> LayoutOfEstate.of(there).problems()).orElse(List.of());
        return Templates.layout(new View(text, problems, Optional.empty(), estate.isPresent()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public TemplateInstance tried(@RestForm Optional<String> layout) {
        String text = layout.orElse("").replace("\r\n", "\n");
        LayoutFile file = LayoutFile.read(text.getBytes(StandardCharsets.UTF_8));
        Optional<Estate> estate = estate();
        Optional<LayoutEffect> effect =
                estate.flatMap(
                        there ->
                                file.layout()
                                        .map(
                                                after ->
                                                        LayoutEffect.of(
                                                                there,
                                                                LayoutOfEstate.of(there).layout(),
                                                                after)));
        return Templates.layout(new View(text, file.problems(), effect, estate.isPresent()));
    }

    private Optional<Estate> estate() {
        try {
            return Optional.of(estates.newest());
        } catch (EstateNotRead e) {
            return Optional.empty();
        }
    }

    /**
     * The form, and what the layout in it would do.
     *
     * @param read was the estate read yet?
     */
    record View(String text, List<Problem> problems, Optional<LayoutEffect> effect, boolean read) {

        /** A tenant whose files are others by the layout. */
        record TenantFiles(String tenant, int come, int go) {}

        public List<TenantFiles> tenants() {
            return effect.stream()
                    .flatMap(e -> e.byTenant().entrySet().stream())
                    .map(one -> new TenantFiles(one.getKey(), one.getValue()[0], one.getValue()[1]))
                    .toList();
        }

        public List<LayoutEffect.Moved> moved() {
            return effect.stream().flatMap(e -> e.moved().stream()).limit(SHOWN).toList();
        }

        public List<String> unplaced() {
            return effect.stream().flatMap(e -> e.unplaced().stream()).limit(SHOWN).toList();
        }
    }

    @CheckedTemplate(basePath = "indexing")
    static class Templates {
        static native TemplateInstance layout(View view);

        private Templates() {}
    }
}
