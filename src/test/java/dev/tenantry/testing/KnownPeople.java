package dev.tenantry.testing;

import dev.tenantry.identity.ConsoleRole;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** People of whom a console knows what it knows after they signed in and linked their account. */
public final class KnownPeople {

    private KnownPeople() {}

    /** Where a browser cannot be sent to GitHub and back. */
    public static void linked(
            DataSource database, String person, long account, ConsoleRole... roles) {
        String email = person + "@acme.example";
        run(
                database,
                "insert into tenantry.github_link (email, login, access_token, access_expires_at,"
                        + " linked_at, account) values (?, ?, '', now(), now(), ?::bigint)"
                        + " on conflict do nothing",
                email,
                person,
                Long.toString(account));
        run(
                database,
                "insert into tenantry.github_link_ever (email, login, account, since)"
                        + " values (?, ?, ?::bigint, now()) on conflict do nothing",
                email,
                person,
                Long.toString(account));
        String names = Arrays.stream(roles).map(ConsoleRole::role).collect(Collectors.joining(" "));
        run(
                database,
                "insert into tenantry.sign_in (issuer, subject, email, roles, at)"
                        + " select 'a test', ?, ?, ?, now() where not exists"
                        + " (select from tenantry.sign_in where email = ?)",
                person,
                email,
                names,
                email);
        run(
                database,
                "update tenantry.github_link link set issuer = known.issuer,"
                        + " subject = known.subject from tenantry.sign_in known"
                        + " where link.issuer is null and link.email = ? and known.email = ?",
                email,
                email);
    }

    private static void run(DataSource database, String sql, String... values) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
