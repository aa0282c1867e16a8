package dev.tenantry.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What stands in the audit. */
public record AuditRows(DataSource database) {

    /** One row, without when and whence. */
    public record Row(String actor, String act, String outcome, String detail) {}

    /** What was done to {@code object}, oldest first. */
    public List<Row> of(String object) {
        String query =
                "select actor, act, outcome, detail from tenantry.audit where object = ? order by id";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(query)) {
            select.setString(1, object);
            List<Row> rows = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    rows.add(
                            new Row(
                                    row.getString("actor"),
                                    row.getString("act"),
                                    row.getString("outcome"),
                                    row.getString("detail")));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
