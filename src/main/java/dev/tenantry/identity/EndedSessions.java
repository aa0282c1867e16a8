package dev.tenantry.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;

/** Which sessions were ended before their time, as all replicas know it. */
@ApplicationScoped
class EndedSessions {

    private static final String END =
            """
            insert into tenantry.ended_session (what, at, until) values (?, ?, ?)
            on conflict (what) do update
            set at = greatest(ended_session.at, excluded.at), until = excluded.until
            """;

    /** A person who was signed out everywhere may sign in again. */
    private static final String ENDED =
            """
            select 1 from tenantry.ended_session
            where what = any(?) and (what not like 'person %' or at >= ?) limit 1
            """;

    private final DataSource database;
    private final Clock clock;
    private final Duration lifetime;

    EndedSessions(DataSource database, Clock clock, IdentitySettings settings) {
        this.database = database;
        this.clock = clock;
        this.lifetime = settings.sessionLifetime();
    }

    /** Ends what these keys mean, now. */
    void end(String... keys) {
        Instant now = clock.instant();
        try (Connection connection = database.getConnection();
                PreparedStatement forget =
                        connection.prepareStatement(
                                "delete from tenantry.ended_session where until < ?");
                PreparedStatement end = connection.prepareStatement(END)) {
            forget.setObject(1, now.atOffset(ZoneOffset.UTC));
            forget.executeUpdate();
            for (String key : keys) {
                end.setString(1, key);
                end.setObject(2, now.atOffset(ZoneOffset.UTC));
                end.setObject(3, now.plus(lifetime).atOffset(ZoneOffset.UTC));
                end.executeUpdate();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The session could not be ended", e);
        }
    }

    /** Was it ended, or has it lasted too long? */
    boolean hasEnded(Session session) {
        if (session.start().plus(lifetime).isBefore(clock.instant())) {
            return true;
        }
        List<String> keys = List.of(session.own(), session.ofPerson(), session.ofProvider());
        try (Connection connection = database.getConnection();
                PreparedStatement select = connection.prepareStatement(ENDED)) {
            Array array = connection.createArrayOf("text", keys.toArray());
            select.setArray(1, array);
            select.setObject(2, session.start().atOffset(ZoneOffset.UTC));
            try (ResultSet row = select.executeQuery()) {
                return row.next();
            } finally {
                array.free();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Whether a session has ended cannot be read", e);
        }
    }
}
