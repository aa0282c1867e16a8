package dev.tenantry.indexing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** All rows that projections wrote: can be emptied at any time, and comes back by indexing. */
@ApplicationScoped
public class ReadModel {

    private static final String TABLES =
            """
            select format('%I.%I', schemaname, tablename) from pg_tables
            where schemaname = 'read_model' order by 1
            """;

    private final DataSource database;

    public ReadModel(DataSource database) {
        this.database = database;
    }

    /** Empties every table of the schema, with the markers, in one statement. */
    public void empty() {
        try (Connection connection = database.getConnection()) {
            List<String> tables = tables(connection);
            if (!tables.isEmpty()) {
                SourceRows.execute(connection, "truncate " + String.join(", ", tables));
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
}
