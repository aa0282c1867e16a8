package dev.tenantry.github.setup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantry.web.Query;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** How the rules of the estate's branch stood when GitHub was last asked. */
@ApplicationScoped
public class SetupRows {

    private static final String PUT =
            """
            insert into tenantry.branch_setup (branch, looked_at, trouble, requirements, missing)
            values (?, ?, null, ?::jsonb, ?)
            on conflict (branch) do update set looked_at = excluded.looked_at, trouble = null,
                requirements = excluded.requirements, missing = excluded.missing
            """;

    /** What was known stays known. */
    private static final String FAILED =
            """
            insert into tenantry.branch_setup (branch, looked_at, trouble, requirements, missing)
            values (?, ?, ?, '[]', 0)
            on conflict (branch) do update set trouble = excluded.trouble
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final DataSource database;
    private final String branch;
    private final Clock clock;

    SetupRows(
            DataSource database,
            @ConfigProperty(name = "tenantry.estate.branch", defaultValue = "main") String branch,
            Clock clock) {
        this.database = database;
        this.branch = branch;
        this.clock = clock;
    }

    /**
     * What is known.
     *
     * @param lookedAt when GitHub was asked last
     * @param trouble why it did not answer then, a sentence
     * @param requirements as they stood when it last did; empty when it never did
     */
    public record Known(
            Instant lookedAt, Optional<String> trouble, List<Requirement> requirements) {

        public Known {
            requirements = List.copyOf(requirements);
        }

        /** Is everything as it should be, as far as GitHub tells? */
        public boolean ready() {
            return !requirements.isEmpty() && missing(requirements) == 0;
        }

        /** Is there something that GitHub does not tell the App? */
        public boolean partial() {
            return requirements.stream().anyMatch(r -> r.state() == Requirement.State.UNKNOWN);
        }
    }

    public String branch() {
        return branch;
    }

    /** Empty until GitHub was asked once. */
    public Optional<Known> newest() {
        return Query.of("select * from tenantry.branch_setup where branch = ?", branch)
                .list(database, SetupRows::read)
                .stream()
                .findFirst();
    }

    private static Known read(ResultSet row) throws SQLException {
        try {
            return new Known(
                    row.getTimestamp("looked_at").toInstant(),
                    Optional.ofNullable(row.getString("trouble")),
                    JSON.readValue(
                            row.getString("requirements"),
                            new TypeReference<List<Requirement>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was kept of the setup cannot be read.", e);
        }
    }

    public void put(List<Requirement> requirements) {
        try (Connection connection = database.getConnection();
                PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setString(1, branch);
            put.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            put.setString(3, JSON.writeValueAsString(requirements));
            put.setLong(4, missing(requirements));
            put.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("The setup could not be kept.", e);
        }
    }

    private static long missing(List<Requirement> requirements) {
        return requirements.stream().filter(r -> r.state() == Requirement.State.MISSING).count();
    }

    /** GitHub did not answer. */
    public void failed(String sentence) {
        try (Connection connection = database.getConnection();
                PreparedStatement put = connection.prepareStatement(FAILED)) {
            put.setString(1, branch);
            put.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
            put.setString(3, sentence);
            put.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The trouble could not be kept.", e);
        }
    }
}
