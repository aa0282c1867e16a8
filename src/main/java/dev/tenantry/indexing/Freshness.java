package dev.tenantry.indexing;

import dev.tenantry.web.EstateAge;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/** Says how old the rows are: for the status page and for the "as of" beside everything indexed. */
@ApplicationScoped
public class Freshness implements EstateAge {

    private final DataSource database;
    private final Clock clock;
    private final Function<Source, Duration> staleAfter;

    @Inject
    Freshness(DataSource database, Clock clock, IndexingSettings settings) {
        this(database, clock, settings.staleAfter()::of);
    }

    public Freshness(DataSource database, Clock clock, Function<Source, Duration> staleAfter) {
        this.database = database;
        this.clock = clock;
        this.staleAfter = staleAfter;
    }

    public SourceState of(Source source) {
        return read().getOrDefault(source, never(source));
    }

    @Override
    public AsOf estate() {
        SourceState git = of(Source.GIT);
        return new AsOf(git.asOf(), git.stale());
    }

    /** All sources, also those that were never indexed. */
    public List<SourceState> all() {
        Map<Source, SourceState> known = read();
        List<SourceState> states = new ArrayList<>();
        for (Source source : Source.values()) {
            states.add(known.getOrDefault(source, never(source)));
        }
        return states;
    }

    /** The latest attempts, newest first. */
    public List<IndexRun> runs(Source source, int most) {
        String query =
                """
                select outcome, marker, sentence, started_at, finished_at
                from tenantry.index_run where source = ? order by id desc limit ?
                """;
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, source.name());
            select.setInt(2, most);
            List<IndexRun> runs = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    runs.add(run(source, row));
                }
            }
            return runs;
        } catch (SQLException e) {
            throw new IllegalStateException("Index runs could not be read", e);
        }
    }

    private static IndexRun run(Source source, ResultSet row) throws SQLException {
        return new IndexRun(
                source,
                row.getString("outcome").equals("INDEXED"),
                Optional.ofNullable(row.getString("marker")),
                Optional.ofNullable(row.getString("sentence")),
                row.getObject("started_at", OffsetDateTime.class).toInstant(),
                row.getObject("finished_at", OffsetDateTime.class).toInstant());
    }

    private Map<Source, SourceState> read() {
        Map<Source, SourceState> states = new EnumMap<>(Source.class);
        try (Connection connection = database.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select * from read_model.source_state");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                SourceState state = state(row);
                states.put(state.source(), state);
            }
            return states;
        } catch (SQLException e) {
            throw new IllegalStateException("The state of the sources could not be read", e);
        }
    }

    private SourceState state(ResultSet row) throws SQLException {
        Source source = Source.valueOf(row.getString("source"));
        Optional<Instant> lookedAt = instant(row, "looked_at");
        Optional<String> trouble = Optional.ofNullable(row.getString("trouble"));
        Instant oldest = clock.instant().minus(staleAfter.apply(source));
        return new SourceState(
                source,
                Optional.ofNullable(row.getString("marker")),
                instant(row, "as_of"),
                lookedAt,
                trouble,
                instant(row, "troubled_since"),
                trouble.isPresent() || lookedAt.map(oldest::isAfter).orElse(true));
    }

    private static SourceState never(Source source) {
        return new SourceState(
                source,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                true);
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
