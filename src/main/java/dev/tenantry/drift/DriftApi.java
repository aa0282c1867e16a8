package dev.tenantry.drift;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.web.Choice;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.Limit;
import dev.tenantry.web.SilentProjects;
import dev.tenantry.web.SilentRows;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Drift for scripts, under the same rules as the page. */
@Path("/api/v1/drift")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(ConsoleRole.VIEWER_NAME)
@Tag(name = "Drift", description = "Where Git and the live world differ")
class DriftApi {

    private final DriftList drift;
    private final SilentRows silent;

    DriftApi(DriftList drift, SilentRows silent) {
        this.drift = drift;
        this.silent = silent;
    }

    /** One thing that is not live as Git says. */
    @Schema(name = "Difference")
    public record DifferenceJson(
            Optional<String> tenant,
            Difference.Kind kind,
            String object,
            String field,
            @Schema(description = "What Git says; empty when Git has nothing") String inGit,
            @Schema(description = "What is live; empty when nothing is") String live,
            @Schema(description = "The manifest, when there is one") Optional<String> path,
            int line,
            @Schema(description = "When it was first noticed") Instant since,
            @Schema(
                            description =
                                    "The merged proposal that is about to change it; such a"
                                            + " difference is on its way and counts nowhere")
                    Optional<String> proposal) {

        static DifferenceJson of(Difference row) {
            return new DifferenceJson(
                    row.tenant(),
                    row.kind(),
                    row.object(),
                    row.field(),
                    row.inGit(),
                    row.live(),
                    row.path(),
                    row.line(),
                    row.since(),
                    row.proposal());
        }
    }

    /** A page of differences, and what they leave out. */
    @Schema(name = "Differences")
    public record DifferencesJson(
            List<DifferenceJson> items,
            Optional<String> next,
            @Schema(description = "How many projects did not answer, of all that you may see")
                    SilentProjects projects,
            @Schema(
                            description =
                                    "False where the estate names no project that was read at Google"
                                            + " Cloud: then nothing is compared")
                    boolean compared) {}

    @GET
    @Operation(summary = "Where Git and the live world differ, the newest first")
    public DifferencesJson list(
            @RestQuery Optional<String> tenant,
            @RestQuery Optional<String> kind,
            @RestQuery Optional<String> cursor,
            @RestQuery @DefaultValue(Limit.USUAL) Limit limit) {
        KeyedPage<Difference> page =
                drift.page(
                        new DriftList.Filter(
                                tenant, kind.map(k -> Choice.of(Difference.Kind.class, "kind", k))),
                        cursor,
                        limit.rows());
        return new DifferencesJson(
                page.items().stream().map(DifferenceJson::of).toList(),
                page.next(),
                silent.all(),
                drift.isAnythingCompared());
    }
}
