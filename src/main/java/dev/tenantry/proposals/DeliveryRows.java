package dev.tenantry.proposals;

import dev.tenantry.manifest.Manifest;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** Asks the rows of Argo CD, Config Connector and Google Cloud what they know of one object. */
@ApplicationScoped
class DeliveryRows {

    /** The Application whose folder is the nearest above the file. */
    private static final String APPLICATION =
            """
            select a.name, a.sync_status, a.operation_phase, a.operation_message,
                   a.sync_revision = ? or exists (
                     select 1 from read_model.estate_commit synced, read_model.estate_commit merge
                     where synced.commit = a.sync_revision and merge.commit = ?
                       and synced.generation >= merge.generation) as has_it
            from read_model.argo_application a
            where starts_with(?, a.path || '/')
            order by length(a.path) desc limit 1
            """;

    private static final String OBJECT =
            """
            select ready and generation = observed_generation and reason = 'UpToDate' as well,
                   reason, message
            from read_model.config_connector_object
            where kind = ? and namespace = ? and name = ?
            """;

    /** Answers nothing where the project is not read. */
    private static final String BINDING =
            """
            select exists (select 1 from read_model.allow_policy_binding b
                           where b.project = p.project and b.role = ? and b.member = ?
                             and coalesce(b.condition_expression, '') = ?) as bound
            from read_model.google_project p
            where p.project = ? and p.observed_at is not null
            """;

    private final DataSource database;

    DeliveryRows(DataSource database) {
        this.database = database;
    }

    /**
     * What keeps {@code merge} from being applied where {@code path} stands; no Application is
     * fine.
     */
    Optional<String> notApplied(String path, String merge) {
        return first(APPLICATION, DeliveryRows::notApplied, merge, merge, path).flatMap(o -> o);
    }

    private static Optional<String> notApplied(ResultSet row) throws SQLException {
        String name = row.getString("name");
        String phase = Optional.ofNullable(row.getString("operation_phase")).orElse("");
        String said = Optional.ofNullable(row.getString("operation_message")).orElse("");
        if (phase.equals("Failed") || phase.equals("Error")) {
            return Optional.of("Argo CD could not apply " + name + ": " + said);
        }
        if (!row.getBoolean("has_it")) {
            return Optional.of("Argo CD has not seen the merge in " + name + " yet.");
        }
        return row.getString("sync_status").equals("Synced") && phase.equals("Succeeded")
                ? Optional.empty()
                : Optional.of("Argo CD is applying " + name + ".");
    }

    /** What keeps the object from being as its file says. */
    Optional<String> notReady(Manifest object) {
        return first(OBJECT, row -> notReady(object, row), key(object))
                .orElse(Optional.of("Config Connector has not seen " + called(object) + " yet."));
    }

    private static Optional<String> notReady(Manifest object, ResultSet row) throws SQLException {
        if (row.getBoolean("well")) {
            return Optional.empty();
        }
        String reason = Optional.ofNullable(row.getString("reason")).orElse("");
        String message = Optional.ofNullable(row.getString("message")).orElse("");
        return Optional.of(
                "Config Connector says of "
                        + called(object)
                        + ": "
                        + words(reason)
                        + (message.isEmpty() ? "." : ", " + message));
    }

    /** What it waits for in words; its other reasons are known by their names. */
    private static String words(String reason) {
        return switch (reason) {
            case "" -> "not looked at yet";
            case "DependencyNotFound" -> "waits for an object that does not exist";
            case "DependencyNotReady" -> "waits for an object that is not ready";
            default -> reason;
        };
    }

    /** The object is still there although its file is gone. */
    Optional<String> notGone(Manifest object) {
        return first(
                OBJECT, row -> "Config Connector still has " + called(object) + ".", key(object));
    }

    /** A grant on a project that Google's allow policy does not have yet. */
    Optional<String> notBound(Manifest grant) {
        return bound(grant)
                .filter(bound -> !bound)
                .map(no -> "The allow policy at Google does not have " + called(grant) + " yet.");
    }

    /** A grant whose file is gone and that Google's allow policy still has. */
    Optional<String> stillBound(Manifest grant) {
        return bound(grant)
                .filter(bound -> bound)
                .map(yes -> "The allow policy at Google still has " + called(grant) + ".");
    }

    /** Empty for what is no grant on a project, and for projects that are not read. */
    private Optional<Boolean> bound(Manifest object) {
        Optional<String> project =
                object.at("spec", "resourceRef", "external")
                        .filter(external -> external.startsWith("projects/"))
                        .map(external -> external.substring("projects/".length()));
        Optional<String> member = object.at("spec", "member");
        if (!object.kind().equals("IAMPolicyMember") || project.isEmpty() || member.isEmpty()) {
            return Optional.empty();
        }
        return first(
                BINDING,
                row -> row.getBoolean("bound"),
                object.at("spec", "role").orElse(""),
                member.get(),
                object.at("spec", "condition", "expression").orElse(""),
                project.get());
    }

    private static Object[] key(Manifest object) {
        return new Object[] {object.kind(), object.namespace().orElse(""), object.name()};
    }

    private static String called(Manifest object) {
        return object.kind() + " " + object.name();
    }

    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private <T> Optional<T> first(String sql, Reading<T> reading, Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                select.setObject(i + 1, arguments[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(reading.of(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("What is live cannot be read", e);
        }
    }
}
