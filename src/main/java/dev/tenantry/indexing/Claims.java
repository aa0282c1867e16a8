package dev.tenantry.indexing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Lets one replica at a time read a source. A claim is a lock of a PostgreSQL session: when its
 * replica dies, the connection ends and another takes over.
 */
@ApplicationScoped
public class Claims {

    private final DataSource database;

    public Claims(DataSource database) {
        this.database = database;
    }

    /** The right to read a source until closed; holds one connection. */
    public static final class Claim implements AutoCloseable {
        private final Source source;
        private final Connection session;

        private Claim(Source source, Connection session) {
            this.source = source;
            this.session = session;
        }

        /**
         * Is it still ours? A long reader asks now and then, since the connection may have broken.
         */
        public boolean holds() {
            try {
                return session.isValid(2);
            } catch (SQLException e) {
                return false;
            }
        }

        @Override
        public void close() {
            try (session) {
                SourceRows.execute(
                        session,
                        "select pg_advisory_unlock(?, hashtext(?))",
                        SourceRows.CLAIMED,
                        source.name());
            } catch (SQLException e) {
                // The session broke, and the lock with it.
                return;
            }
        }
    }

    /** Takes the claim if no other replica has it now; never waits. */
    public Optional<Claim> take(Source source) {
        try {
            Connection session = database.getConnection();
            if (lock(session, source)) {
                return Optional.of(new Claim(source, session));
            }
            session.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new IndexFailed(source, e);
        }
    }

    /** Waits until nobody has the claim, if only for a moment. */
    void awaitFree(Source source) {
        try (Connection session = database.getConnection()) {
            // Given back with the statement, which is a transaction of its own.
            SourceRows.execute(
                    session,
                    "select pg_advisory_xact_lock(?, hashtext(?))",
                    SourceRows.CLAIMED,
                    source.name());
        } catch (SQLException e) {
            throw new IndexFailed(source, e);
        }
    }

    private static boolean lock(Connection session, Source source) throws SQLException {
        try (PreparedStatement select =
                session.prepareStatement("select pg_try_advisory_lock(?, hashtext(?))")) {
            select.setInt(1, SourceRows.CLAIMED);
            select.setString(2, source.name());
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }
}
