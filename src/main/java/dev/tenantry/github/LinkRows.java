package dev.tenantry.github;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table of linked accounts; tokens stay sealed in here. */
@ApplicationScoped
class LinkRows {

    /**
     * Of a link: has nobody but its owner had the address since it was made, or signed in with it?
     * While nobody is known to have linked it, nobody may be known to have the address.
     */
    static final String STILL_THEIRS =
            """
            not exists (
              select from tenantry.sign_in other
              left join tenantry.sign_in own on own.email = link.email
                and own.issuer = link.issuer and own.subject = link.subject
              where other.email = link.email
                and (link.issuer is null
                     or (other.issuer, other.subject) <> (link.issuer, link.subject)
                       and greatest(other.at, other.since)
                           >= greatest(link.linked_at, own.at, own.since)))
            """;

    private static final String BY_EMAIL =
            """
            select email, login, access_token, access_expires_at, refresh_token, linked_at,
                   broken_at, %s as still_theirs
            from tenantry.github_link link where email = ?
            """
                    .formatted(STILL_THEIRS);

    private final DataSource database;

    LinkRows(DataSource database) {
        this.database = database;
    }

    /**
     * One person's link.
     *
     * @param broken GitHub does not take it any more
     * @param stillTheirs nobody else has its address now
     */
    record Row(
            String email,
            String login,
            byte[] access,
            Instant accessExpires,
            Optional<byte[]> refresh,
            Instant linkedAt,
            boolean broken,
            boolean stillTheirs) {

        /** May it be used for whoever has the address now? */
        boolean usable() {
            return !broken && stillTheirs;
        }

        /** Nobody can read the tokens of it now. */
        Row unreadable() {
            return new Row(
                    email, login, access, accessExpires, refresh, linkedAt, true, stillTheirs);
        }
    }

    /** Fills in a statement that is about to run. */
    @FunctionalInterface
    private interface Binding {
        void on(PreparedStatement statement) throws SQLException;
    }

    Optional<Row> byEmail(String email) {
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(BY_EMAIL)) {
            select.setString(1, email);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? Optional.of(row(rows)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Linked accounts cannot be read.", e);
        }
    }

    /** Makes or replaces the person's link; an account that was somebody else's becomes theirs. */
    void put(
            String email,
            Account account,
            byte[] access,
            UserTokens tokens,
            byte @Nullable [] refresh,
            Optional<LinkOwner> owner,
            Instant now) {
        everHeld(email, account, now);
        update(
                "delete from tenantry.github_link"
                        + " where email = ? or lower(login) = ? or account = ?",
                delete -> {
                    delete.setString(1, email);
                    delete.setString(2, account.login().toLowerCase(Locale.ROOT));
                    delete.setLong(3, account.id());
                });
        update(
                "insert into tenantry.github_link (email, login, access_token, access_expires_at,"
                        + " refresh_token, refresh_expires_at, linked_at, account, issuer, subject)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                insert -> {
                    insert.setString(1, email);
                    insert.setString(2, account.login());
                    insert.setBytes(3, access);
                    insert.setTimestamp(4, time(tokens.accessExpires()));
                    insert.setBytes(5, refresh);
                    insert.setTimestamp(
                            6, tokens.refreshExpires().map(LinkRows::time).orElse(null));
                    insert.setTimestamp(7, time(now));
                    insert.setLong(8, account.id());
                    insert.setString(9, owner.map(LinkOwner::issuer).orElse(null));
                    insert.setString(10, owner.map(LinkOwner::subject).orElse(null));
                });
    }

    /** That it was theirs once is kept for good: first, so that no failure forgets it. */
    private void everHeld(String email, Account account, Instant now) {
        update(
                "insert into tenantry.github_link_ever (email, account, login, since)"
                        + " values (?, ?, ?, ?) on conflict do nothing",
                insert -> {
                    insert.setString(1, email);
                    insert.setLong(2, account.id());
                    insert.setString(3, account.login().toLowerCase(Locale.ROOT));
                    insert.setTimestamp(4, time(now));
                });
    }

    /** Takes a state, which works once; false when it was taken before. */
    boolean take(String state, Instant now, Instant until) {
        update(
                "delete from tenantry.github_link_state where until < ?",
                delete -> delete.setTimestamp(1, time(now)));
        return update(
                        "insert into tenantry.github_link_state (state, until) values (?, ?)"
                                + " on conflict do nothing",
                        insert -> {
                            insert.setString(1, state);
                            insert.setTimestamp(2, time(until));
                        })
                == 1;
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

    /** Nobody refreshes it any more, and nothing came of it. */
    void giveBackRefresh(String email) {
        update(
                "update tenantry.github_link set refreshing_until = null where email = ?",
                update -> update.setString(1, email));
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

    private static Row row(ResultSet rows) throws SQLException {
        return new Row(
                rows.getString("email"),
                rows.getString("login"),
                rows.getBytes("access_token"),
                rows.getTimestamp("access_expires_at").toInstant(),
                Optional.ofNullable(rows.getBytes("refresh_token")),
                rows.getTimestamp("linked_at").toInstant(),
                rows.getTimestamp("broken_at") != null,
                rows.getBoolean("still_theirs"));
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
