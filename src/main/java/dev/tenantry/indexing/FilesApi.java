package dev.tenantry.indexing;

import dev.tenantry.web.KeyedPage;
import dev.tenantry.web.Limit;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** How files of the estate were understood, for scripts, under the same rules as the page. */
@Path("/api/v1/files")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(StatusResource.VIEWER)
@Tag(name = "Status", description = "How fresh each source is, and what wants a human")
class FilesApi {

    private final EstateFileList files;

    FilesApi(EstateFileList files) {
        this.files = files;
    }

    /** A file of the estate that may hold manifests. */
    @Schema(name = "EstateFile")
    public record FileJson(
            String path,
            Optional<String> tenant,
            @Schema(description = "What it was taken for") FileSort as,
            @Schema(description = "Why it is in no list") Optional<String> why,
            @Schema(description = "How many objects of Kubernetes it holds") int objects,
            @Schema(description = "Does Argo CD apply it?") boolean applied,
            @Schema(description = "The Application or ApplicationSet that does")
                    Optional<String> application) {

        static FileJson of(EstateFileRow file) {
            return new FileJson(
                    file.path(),
                    file.tenant(),
                    file.sort(),
                    file.why(),
                    file.objects(),
                    file.applied(),
                    file.application());
        }
    }

    @GET
    @Operation(
            summary = "How every file of the estate was understood, by path",
            description =
                    "Of files that may hold manifests, by their names. as is what a file was taken"
                            + " for, such as unplaced or not-read; folder is the beginning of a path;"
                            + " applied is yes or no.")
    public KeyedPage<FileJson> list(
            @RestQuery Optional<String> as,
            @RestQuery Optional<String> tenant,
            @RestQuery Optional<String> folder,
            @RestQuery Optional<String> applied,
            @RestQuery Optional<String> cursor,
            @RestQuery @DefaultValue(Limit.USUAL) Limit limit) {
        FileFilter filter = FileFilter.of(as, tenant, folder, applied);
        return files.page(filter, cursor, limit.rows()).map(FileJson::of);
    }
}
