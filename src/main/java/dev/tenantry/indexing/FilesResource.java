package dev.tenantry.indexing;

import dev.tenantry.web.Csv;
import dev.tenantry.web.KeyedPage;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** How every file of the estate was understood, and what of Argo CD applies it. */
@Path("/")
@RolesAllowed(StatusResource.VIEWER)
class FilesResource {

    private static final String HERE = "/status/files";
    private static final int ROWS = 50;

    private final EstateFileList files;
    private final Freshness freshness;

    FilesResource(EstateFileList files, Freshness freshness) {
        this.files = files;
        this.freshness = freshness;
    }

    @GET
    @Path("status/files")
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance list(
            @RestQuery Optional<String> as,
            @RestQuery Optional<String> tenant,
            @RestQuery Optional<String> folder,
            @RestQuery Optional<String> applied,
            @RestQuery Optional<String> cursor) {
        FileFilter filter = FileFilter.of(as, tenant, folder, applied);
        return Templates.files(
                new View(
                        filter,
                        files.page(filter, cursor, ROWS),
                        cursor.isEmpty(),
                        files.counts(filter),
                        freshness.of(Source.GIT)));
    }

    @GET
    @Path("status/files.csv")
    @Produces("text/csv")
    public Response csv(
            @RestQuery Optional<String> as,
            @RestQuery Optional<String> tenant,
            @RestQuery Optional<String> folder,
            @RestQuery Optional<String> applied) {
        FileFilter filter = FileFilter.of(as, tenant, folder, applied);
        return Csv.download(
                "files",
                List.of("file", "tenant", "taken for", "why in no list", "objects", "applied by"),
                csv -> files.each(filter, file -> row(csv, file)));
    }

    private static void row(Csv csv, EstateFileRow file) {
        csv.row(
                file.path(),
                file.tenant().orElse(""),
                file.sort().title(),
                file.why().orElse(""),
                file.objects(),
                file.appliedBy());
    }

    /**
     * A page of the list.
     *
     * @param counts of each sort that there is
     */
    record View(
            FileFilter filter,
            KeyedPage<EstateFileRow> page,
            boolean first,
            Map<FileSort, Long> counts,
            SourceState source) {

        public List<FileSort> sorts() {
            return List.copyOf(counts.keySet());
        }

        public Long count(FileSort sort) {
            return counts.getOrDefault(sort, 0L);
        }

        public boolean isChosen(FileSort sort) {
            return filter.sort().filter(sort::equals).isPresent();
        }

        public List<FileFilter.Applied> choices() {
            return List.of(FileFilter.Applied.values());
        }

        public boolean isChosen(FileFilter.Applied choice) {
            return filter.applied().filter(choice::equals).isPresent();
        }

        /** The next page, or null. */
        public @Nullable String next() {
            String here = filter.href(HERE);
            return page.next()
                    .map(cursor -> here + (here.contains("?") ? "&" : "?") + "cursor=" + cursor)
                    .orElse(null);
        }

        /** The first page, or null when this is it. */
        public @Nullable String start() {
            return first ? null : filter.href(HERE);
        }

        public String csv() {
            return filter.href(HERE + ".csv");
        }

        public boolean narrowed() {
            return filter.isOn() || filter.sort().isPresent();
        }
    }

    @CheckedTemplate(basePath = "indexing")
    static class Templates {
        static native TemplateInstance files(View list);

        private Templates() {}
    }
}
