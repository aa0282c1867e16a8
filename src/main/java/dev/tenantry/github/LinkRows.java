package dev.tenantry.github;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table of linked accounts; tokens stay sealed in here. */
@ApplicationScoped
class LinkRows {

    private static final String COLUMNS =
            "email, login, access_token, access_expires_at, refresh_token, linked_at, broken_at";

    private final DataSource database;

    LinkRows(DataSource database) {
        this.database = database;
    }

    /** One person's link. */
    record Row(
            String email,
            String login,
            byte[] access,
            Instant accessExpires,
            Optional<byte[]> refresh,
            Instant linkedAt,
            boolean broken) {}

    /** Fills in a statement that is about to run. */
    @FunctionalInterface
    private interface Binding {
        void on(PreparedStatement statement) throws SQLException;
    }

    Optional<Row> byEmail(String email) {
        return find("email = ?", email);
    }

    Optional<Row> byLogin(String login) {
        return find("lower(login) = lower(?)", login);
    }

    /** Makes or replaces the person's link; an account that was somebody else's becomes theirs. */
    void put(
            String email,
            String login,
            byte[] access,
            UserTokens tokens,
            byte @Nullable [] refresh,
            Instant now) {
        update(
                "delete from tenantry.github_link where email = ? or lower(login) = lower(?)",
                delete -> {
                    delete.setString(1, email);
                    delete.setString(2, login);
                });
        update(
                "insert into tenantry.github_link (email, login, access_token, access_expires_at,"
                        + " refresh_token, refresh_expires_at, linked_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                insert -> {
                    insert.setString(1, email);
                    insert.setString(2, login);
                    insert.setBytes(3, access);
                    insert.setTimestamp(4, time(tokens.accessExpires()));
                    insert.setBytes(5, refresh);
                    insert.setTimestamp(
                            6, tokens.refreshExpires().map(LinkRows::time).orElse(null));
                    insert.setTimestamp(7, time(now));
                });
    }

    /** The next pair of tokens. */
    void renew(String email, byte[] access, UserTokens tokens, byte @Nullable [] refresh) {
        update(
                "update tenantry.github_link set access_token = ?, access_expires_at = ?,"
                        + " refresh_token = ?, refresh_expires_at = ?, refreshing_until = null"
                        + " where email = ?",
                update -> {
                    update.setBytes(1, access);
                    update.setTimestamp(2, time(tokens.accessExpires()));
                    update.setBytes(3, refresh);
                    update.setTimestamp(
                            4, tokens.refreshExpires().map(LinkRows::time).orElse(null));
                    update.setString(5, email);
                });
    }

    /** Takes the right to refresh; false when another request or replica has it. */
    boolean claimRefresh(String email, Instant now, Instant until) {
        return update(
                        "update tenantry.github_link set refreshing_until = ? where email = ?"
                                + " and (refreshing_until is null or refreshing_until < ?)",
                        update -> {
                            update.setTimestamp(1, time(until));
                            update.setString(2, email);
                            update.setTimestamp(3, time(now));
                        })
                == 1;
    }

    void breakLink(String email, Instant now) {
        update(
                "update tenantry.github_link set broken_at = ? where email = ?",
                update -> {
                    update.setTimestamp(1, time(now));
                    update.setString(2, email);
                });
    }

    void remove(String email) {
        update(
                "delete from tenantry.github_link where email = ?",
                delete -> delete.setString(1, email));
    }

    private Optional<Row> find(String condition, String value) {
        String sql = "select " + COLUMNS + " from tenantry.github_link where " + condition;
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, value);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(row(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Linked accounts cannot be read.", e);
        }
    }

    private static Row row(ResultSet rows) throws SQLException {
        return new Row(
                rows.getString("email"),
                rows.getString("login"),
                rows.getBytes("access_token"),
                rows.getTimestamp("access_expires_at").toInstant(),
                Optional.ofNullable(rows.getBytes("refresh_token")),
                rows.getTimestamp("linked_at").toInstant(),
                rows.getTimestamp("broken_at") != null);
    }

    private int update(String sql, Binding binding) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            binding.on(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Linked accounts cannot be changed.", e);
        }
    }

    private static Timestamp time(Instant instant) {
        return Timestamp.from(instant);
    }
}
