package dev.tenantry.indexing;

import dev.tenantry.web.Choice;
import dev.tenantry.web.Cursor;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.Limit;
import dev.tenantry.web.SilentProjects;
import dev.tenantry.web.SilentRows;
import dev.tenantry.web.TenantHeads;
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

/** Freshness and findings for scripts, under the same rules as the page. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(StatusResource.VIEWER)
@Tag(name = "Status", description = "How fresh each source is, and what wants a human")
class StatusApi {

    private final Freshness freshness;
    private final Findings findings;
    private final TenantHeads tenants;
    private final SilentRows silent;

    StatusApi(Freshness freshness, Findings findings, TenantHeads tenants, SilentRows silent) {
        this.freshness = freshness;
        this.findings = findings;
        this.tenants = tenants;
        this.silent = silent;
    }

    /** A source of the rows. */
    @Schema(name = "SourceStatus")
    public record SourceJson(
            Source source,
            String title,
            @Schema(description = "What was indexed last: a commit, a snapshot's name")
                    Optional<String> marker,
            @Schema(description = "When the outside world was as the rows say")
                    Optional<Instant> asOf,
            @Schema(description = "When the source last answered") Optional<Instant> lookedAt,
            @Schema(description = "Why the latest attempt failed") Optional<String> trouble,
            Optional<Instant> troubledSince,
            boolean stale,
            @Schema(description = "Of Google Cloud: how many projects did not answer")
                    Optional<SilentProjects> projects) {

        static SourceJson of(SourceState state, SilentProjects projects) {
            return new SourceJson(
                    state.source(),
                    state.source().title(),
                    state.marker(),
                    state.asOf(),
                    state.lookedAt(),
                    state.trouble(),
                    state.troubledSince(),
                    state.stale(),
                    Optional.of(projects).filter(_ -> state.source() == Source.GOOGLE_CLOUD));
        }
    }

    /** Something in a source that wants a human. */
    @Schema(name = "Finding")
    public record FindingJson(
            @Schema(description = "The same for the same finding") String id,
            Source source,
            String path,
            @Schema(description = "Counted from 1; 0 when there are no lines") int line,
            Optional<String> tenant,
            String sentence,
            String remedy) {

        static FindingJson of(Finding finding) {
            return new FindingJson(
                    finding.id(),
                    finding.source(),
                    finding.path(),
                    finding.line(),
                    finding.tenant(),
                    finding.sentence(),
                    finding.remedy());
        }
    }

    @GET
    @Path("status")
    @Operation(summary = "How fresh each source is, and what troubles it")
    public KeyedPage<SourceJson> status(
            @RestQuery Optional<String> cursor, @RestQuery @DefaultValue(Limit.USUAL) Limit limit) {
        Optional<Source> after =
                cursor.map(c -> Choice.of(Source.class, "cursor", Cursor.key(c, 1).getFirst()));
        SilentProjects projects = silent.all();
        List<SourceJson> rows =
                freshness.all().stream()
                        .map(state -> SourceJson.of(state, projects))
                        .filter(row -> after.map(a -> a.compareTo(row.source()) < 0).orElse(true))
                        .limit(limit.rows() + 1L)
                        .toList();
        return KeyedPage.of(rows, limit.rows(), row -> Cursor.of(row.source().name()));
    }

    @GET
    @Path("findings/groups")
    @Operation(
            summary = "Findings that want the same to be done, most first",
            description = "id is what findings?group= takes; example is one of their sentences.")
    public KeyedPage<Findings.Group> groups(@RestQuery @DefaultValue(Limit.USUAL) Limit limit) {
        Findings.Filter filter = Findings.Filter.except(tenants.hidden());
        return new KeyedPage<>(findings.groups(filter, limit.rows()), Optional.empty());
    }

    @GET
    @Path("findings")
    @Operation(
            summary = "What the sources hold that wants a human, by path and line",
            description =
                    "A file that cannot be read, a name that is used twice, and the like. group"
                            + " is the id of one of findings/groups.")
    public KeyedPage<FindingJson> findings(
            @RestQuery Optional<String> source,
            @RestQuery Optional<String> tenant,
            @RestQuery Optional<String> group,
            @RestQuery Optional<String> cursor,
            @RestQuery @DefaultValue(Limit.USUAL) Limit limit) {
        KeyedPage<Finding> page =
                findings.page(
                        new Findings.Filter(
                                source.map(s -> Choice.of(Source.class, "source", s)),
                                tenant,
                                tenants.hidden(),
                                group),
                        cursor,
                        limit.rows());
        return page.map(FindingJson::of);
    }
}
