package dev.tenantry.identity;

import io.quarkus.oidc.SecurityEvent;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Remembers what the identity provider told when somebody signed in: who they are there, under
 * which address, in which roles. Nothing else tells it about people who are not here now.
 */
@ApplicationScoped
public class SignIns {

    /** Who signs in again within it, with the same roles, is not written down again. */
    private static final Duration SOON = Duration.ofHours(1);

    private static final String PUT =
            """
            insert into tenantry.sign_in (issuer, subject, email, roles, groups, at)
            values (?, ?, ?, ?, ?, ?)
            on conflict (issuer, subject, email)
            do update set roles = excluded.roles, groups = excluded.groups, at = excluded.at
            where sign_in.roles <> excluded.roles or sign_in.groups <> excluded.groups
               or sign_in.at < ?
            """;

    private final DataSource database;
    private final IdentitySettings settings;
    private final Clock clock;

    SignIns(DataSource database, IdentitySettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /** The last sign-in of a person under an address. */
    public record SignIn(
            String issuer,
            String subject,
            String email,
            Set<ConsoleRole> roles,
            Set<String> groups,
            Instant at) {}

    void onSecurity(@ObservesAsync SecurityEvent event) {
        switch (event.getEventType()) {
            case OIDC_LOGIN, OIDC_SESSION_REFRESHED, OIDC_SESSION_EXPIRED_AND_REFRESHED ->
                    remember(event.getSecurityIdentity());
            default -> {
                // Tells nothing of who somebody is.
            }
        }
    }

    /** An address that is not verified is not theirs, and may be somebody else's. */
    private void remember(SecurityIdentity identity) {
        if (identity.getPrincipal() instanceof JsonWebToken token) {
            Address address = Address.of(token, !settings.addressMustBeVerified());
            if (address.verified()) {
                put(
                        new SignIn(
                                text(token.getIssuer()),
                                text(token.getSubject()),
                                address.text(),
                                roles(identity),
                                SignedInActor.groups(identity),
                                clock.instant()));
            }
        }
    }

    private static String text(Object claim) {
        return String.valueOf(claim);
    }

    private static Set<ConsoleRole> roles(SecurityIdentity identity) {
        return Stream.of(ConsoleRole.values())
                .filter(role -> identity.hasRole(role.role()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private void put(SignIn signIn) {
        try (Connection connection = database.getConnection();
                PreparedStatement put = connection.prepareStatement(PUT)) {
            put.setString(1, signIn.issuer());
            put.setString(2, signIn.subject());
            put.setString(3, signIn.email());
            put.setString(4, names(signIn.roles()));
            put.setArray(
                    5,
                    connection.createArrayOf(
                            "text", signIn.groups().stream().sorted().toArray(String[]::new)));
            put.setObject(6, signIn.at().atOffset(ZoneOffset.UTC));
            put.setObject(7, signIn.at().minus(SOON).atOffset(ZoneOffset.UTC));
            put.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The sign-in could not be kept.", e);
        }
    }

    private static String names(Set<ConsoleRole> roles) {
        return roles.stream().map(ConsoleRole::role).sorted().collect(Collectors.joining(" "));
    }

    /** Everybody's last sign-in under each of their addresses. */
    public List<SignIn> all() {
        String sql = "select issuer, subject, email, roles, groups, at from tenantry.sign_in";
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(sql);
                ResultSet rows = select.executeQuery()) {
            List<SignIn> all = new ArrayList<>();
            while (rows.next()) {
                all.add(
                        new SignIn(
                                rows.getString("issuer"),
                                rows.getString("subject"),
                                rows.getString("email"),
                                roles(rows.getString("roles")),
                                Set.of((String[]) rows.getArray("groups").getArray()),
                                rows.getTimestamp("at").toInstant()));
            }
            return all;
        } catch (SQLException e) {
            throw new IllegalStateException("Sign-ins cannot be read.", e);
        }
    }

    private static Set<ConsoleRole> roles(String names) {
        List<String> known = Arrays.asList(names.split(" ", -1));
        return Stream.of(ConsoleRole.values())
                .filter(role -> known.contains(role.role()))
                .collect(Collectors.toUnmodifiableSet());
    }
}
