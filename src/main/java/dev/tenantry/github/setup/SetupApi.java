package dev.tenantry.github.setup;

import dev.tenantry.identity.ConsoleRole;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The same for scripts: an installation can be watched, or be held back until it is right. */
@Path("/api/v1/setup")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({ConsoleRole.INFRA_ENGINEER_NAME, ConsoleRole.REVIEWER_NAME})
@Tag(name = "Setup", description = "Whether GitHub holds people to the check")
class SetupApi {

    private final SetupRows rows;

    SetupApi(SetupRows rows) {
        this.rows = rows;
    }

    /**
     * How the branch's rules stood.
     *
     * @param ready whether every requirement is met
     * @param lookedAt when GitHub was asked last; absent until it was
     * @param trouble why it did not answer then
     */
    public record Answer(
            String branch,
            boolean ready,
            Optional<Instant> lookedAt,
            Optional<String> trouble,
            List<Requirement> requirements) {}

    @GET
    @Operation(summary = "How the rules of the estate's branch stood when GitHub was last asked")
    public Answer setup() {
        Optional<SetupRows.Known> known = rows.newest();
        return new Answer(
                rows.branch(),
                known.map(SetupRows.Known::ready).orElse(false),
                known.map(SetupRows.Known::lookedAt),
                known.flatMap(SetupRows.Known::trouble),
                known.map(SetupRows.Known::requirements).orElse(List.of()));
    }
}
