package dev.tenantry.indexing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** All rows that projections wrote: can be emptied at any time, and comes back by indexing. */
@ApplicationScoped
public class ReadModel {

    /**
     * Those that say how far something is indexed come first: whatever happens, nobody believes
     * them.
     */
    private static final String TABLES =
            """
            select format('%I.%I', schemaname, tablename) from pg_tables
            where schemaname = 'read_model'
            order by tablename not in ('source_state', 'estate_history'), tablename
            """;

    private final DataSource database;

    public ReadModel(DataSource database) {
        this.database = database;
    }

    /**
     * Empties every table of the schema, with the markers. Waits for index runs and keeps new ones
     * waiting; one table after the other, so that pages that read several cannot be in the way.
     */
    public void empty() {
        try (Connection connection = database.getConnection()) {
            try {
                for (Source source : Source.values()) {
                    SourceRows.execute(
                            connection,
                            "select pg_advisory_lock(?, hashtext(?))",
                            SourceRows.WRITING,
                            source.name());
                }
                for (String table : tables(connection)) {
                    SourceRows.execute(connection, "truncate " + table);
                }
            } finally {
                for (Source source : Source.values()) {
                    SourceRows.execute(
                            connection,
                            "select pg_advisory_unlock(?, hashtext(?))",
                            SourceRows.WRITING,
                            source.name());
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The read model could not be emptied", e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (PreparedStatement select = connection.prepareStatement(TABLES);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                tables.add(row.getString(1));
            }
        }
        return tables;
    }

    /**
     * Changes whenever it is emptied: PostgreSQL gives a truncated table another file. Whoever only
     * adds to rows that are there has to begin again then.
     */
    public long generation() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select pg_relation_filenode('read_model.source_state')")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("The read model could not be asked", e);
        }
    }
}
