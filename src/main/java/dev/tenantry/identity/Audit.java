package dev.tenantry.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.Principal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;

/**
 * Keeps who did what, or was refused to. Every changing request of the console is recorded by the
 * frame itself; call this for acts that no request makes (a sweep, the outbox) and for what a
 * request's address does not say. Rows can be added, never changed.
 */
@ApplicationScoped
public class Audit {

    private static final String INSERT =
            """
            insert into tenantry.audit (at, actor, act, object, outcome, detail, origin, trace)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    /** No row is longer in any column; addresses can be some thousand characters. */
    private static final int LONGEST = 500;

    private final DataSource database;
    private final Clock clock;

    Audit(DataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * Under which address a person's acts are written down: the verified one, by which everything
     * else knows them, and not a name that they may choose and another may have later.
     */
    public static String actor(Principal person) {
        return Address.of(person, true).text();
    }

    /** Writes in the caller's transaction when there is one, else at once. */
    public void record(Entry entry) {
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            insert.setString(2, cut(entry.actor));
            insert.setString(3, cut(entry.act));
            insert.setString(4, cut(entry.object));
            insert.setString(5, entry.outcome.name());
            insert.setString(6, cut(entry.detail));
            insert.setString(7, cut(entry.origin));
            insert.setString(8, entry.trace);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The audit row could not be written", e);
        }
    }

    private static String cut(String text) {
        // PostgreSQL holds no NUL, and what was refused is written down all the same.
        String safe = text.replace('\0', '\uFFFD');
        return safe.length() <= LONGEST ? safe : safe.substring(0, LONGEST - 1) + "…";
    }

    /** What became of an act. */
    public enum Outcome {
        DONE,
        REFUSED,
        FAILED
    }

    /**
     * One line of the audit trail.
     *
     * @param actor the person's address, or the name of the sweep that acted
     * @param act what was done, for example {@code POST /proposals/{id}/approval}
     * @param object what it was done to, for example {@code proposal:01J…}
     * @param detail a sentence of ours; may be empty
     * @param origin the network address it came from; empty for our own sweeps
     * @param trace finds the same request in logs and traces; may be empty
     */
    public record Entry(
            String actor,
            String act,
            String object,
            Outcome outcome,
            String detail,
            String origin,
            String trace) {

        /** An act that no request made. */
        public static Entry ofSweep(
                String sweep, String act, String object, Outcome outcome, String detail) {
            return new Entry(sweep, act, object, outcome, detail, "", "");
        }
    }
}
