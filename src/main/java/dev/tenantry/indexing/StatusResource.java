package dev.tenantry.indexing;

import dev.tenantry.web.Csv;
import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.Neighbour;
import dev.tenantry.web.SilentProjects;
import dev.tenantry.web.SilentRows;
import dev.tenantry.web.Status;
import dev.tenantry.web.TenantHeads;
import io.quarkus.arc.All;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateExtension;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How fresh each source is, what was found in it, and the latest index runs. */
@Path("/")
@RolesAllowed(StatusResource.VIEWER)
class StatusResource {

    static final String VIEWER = "viewer";
    private static final int FINDINGS = 50;
    private static final int RUNS = 5;
    private static final int GROUPS = 30;

    private final Freshness freshness;
    private final Findings findings;
    private final TenantHeads tenants;
    private final SilentRows silent;
    private final List<Neighbour> neighbours;
    private final EstateFileList files;

    StatusResource(
            Freshness freshness,
            Findings findings,
            TenantHeads tenants,
            SilentRows silent,
            @All List<Neighbour> neighbours,
            EstateFileList files) {
        this.freshness = freshness;
        this.findings = findings;
        this.tenants = tenants;
        this.silent = silent;
        this.neighbours = neighbours;
        this.files = files;
    }

    @GET
    @Path("status")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance status(
            @RestQuery Optional<String> cursor, @RestQuery Optional<String> group) {
        List<View> sources = freshness.all().stream().map(this::view).toList();
        List<Asked> others =
                neighbours.stream()
                        .map(neighbour -> new Asked(neighbour.title(), neighbour.standing()))
                        .sorted(Comparator.comparing(Asked::title))
                        .toList();
        Findings.Filter all = Findings.Filter.except(tenants.hidden());
        return Templates.status(
                sources,
                others,
                new FoundView(
                        findings.page(all.of(group), cursor, FINDINGS),
                        findings.groups(all, GROUPS),
                        group,
                        files.unplaced()));
    }

    private View view(SourceState state) {
        return new View(
                state,
                freshness.runs(state.source(), RUNS),
                state.source() == Source.GOOGLE_CLOUD ? silent.all() : SilentProjects.NONE);
    }

    @GET
    @Path("status.csv")
    @Produces("text/csv")
    public Response csv() {
        Set<String> hidden = tenants.hidden();
        return Csv.download(
                "findings",
                List.of("source", "path", "line", "tenant", "finding", "remedy"),
                csv -> {
                    Optional<String> cursor = Optional.empty();
                    do {
                        KeyedPage<Finding> page =
                                findings.page(Findings.Filter.except(hidden), cursor, 1000);
                        page.items().forEach(finding -> row(csv, finding));
                        cursor = page.next();
                    } while (cursor.isPresent());
                });
    }

    private static void row(Csv csv, Finding finding) {
        csv.row(
                finding.source().title(),
                finding.path(),
                finding.line(),
                finding.tenant().orElse(""),
                finding.sentence(),
                finding.remedy());
    }

    /**
     * What was found, by what is to be done.
     *
     * @param chosen the group that is shown alone
     * @param unplaced how many files of the estate stand where nothing is looked for
     */
    record FoundView(
            KeyedPage<Finding> page,
            List<Findings.Group> groups,
            Optional<String> chosen,
            long unplaced) {

        /** Worth a list of groups? */
        public boolean grouped() {
            return groups.size() > 1 || chosen.isPresent();
        }

        public boolean isChosen(Findings.Group group) {
            return chosen.filter(group.id()::equals).isPresent();
        }

        /** The next page, or null. */
        public @Nullable String next() {
            String narrowed =
                    chosen.map(id -> "group=" + URLEncoder.encode(id, StandardCharsets.UTF_8) + "&")
                            .orElse("");
            return page.next()
                    .map(cursor -> "/status?" + narrowed + "cursor=" + cursor)
                    .orElse(null);
        }
    }

    /**
     * A source and its latest index runs, newest first.
     *
     * @param projects of Google Cloud, and which of them did not answer; none for other sources
     */
    public record View(SourceState state, List<IndexRun> runs, SilentProjects projects) {

        public Status status() {
            if (state.trouble().isPresent()) {
                return Status.FAILED;
            }
            if (state.isEmpty()) {
                return Status.WAITING;
            }
            if (state.stale()) {
                return Status.STALE;
            }
            return projects.partial() ? Status.PARTIAL : Status.IN_SYNC;
        }
    }

    /** Somebody else whom this replica asks, as they stand now. */
    public record Asked(String title, Neighbour.Standing standing) {}

    /** How a run of a source is called in badges. */
    @TemplateExtension
    static class Words {

        static Status status(IndexRun run) {
            return run.indexed() ? Status.SUCCEEDED : Status.FAILED;
        }

        private Words() {}
    }

    @CheckedTemplate(basePath = "indexing")
    static class Templates {
        static native TemplateInstance status(
                List<View> sources, List<Asked> others, FoundView found);

        private Templates() {}
    }
}
