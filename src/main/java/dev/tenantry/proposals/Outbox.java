package dev.tenantry.proposals;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * What is to be done on the forge, in PostgreSQL: one step of a proposal at a time, claimed by one
 * replica for a while. A claim that was not given back (the process was killed) runs out, and
 * another replica repeats the step.
 */
@ApplicationScoped
class Outbox {

    private static final String CLAIM =
            """
            update tenantry.proposal_outbox
            set lease = ?, lease_until = ?, attempts = attempts + 1, again = false
            where id = (
              select o.id from tenantry.proposal_outbox o
              where o.due_at <= ? and (o.lease_until is null or o.lease_until < ?)
                and not exists (select 1 from tenantry.proposal_outbox earlier
                                where earlier.proposal = o.proposal and earlier.id < o.id)
              order by o.due_at, o.id limit 1 for update skip locked)
            returning id, proposal, step, attempts
            """;

    /** What is asked for while it is done may be too late for the one that is under way. */
    private static final String ADD =
            """
            insert into tenantry.proposal_outbox as waiting (proposal, step, due_at)
            values (?, ?, ?)
            on conflict (proposal, step) do update set again = true
            where waiting.lease is not null
            """;

    private static final String DO_AGAIN =
            """
            update tenantry.proposal_outbox
            set again = false, attempts = 0, due_at = ?, lease = null, lease_until = null
            where id = ? and lease = ?
            """;

    private final DataSource database;
    private final Consumer<OutboxFilled> news;
    private final Clock clock;

    @Inject
    Outbox(DataSource database, Event<OutboxFilled> news, Clock clock) {
        this(database, news::fire, clock);
    }

    Outbox(DataSource database, Consumer<OutboxFilled> news, Clock clock) {
        this.database = database;
        this.news = news;
        this.clock = clock;
    }

    /**
     * A step that this process may do now.
     *
     * @param lease proves that the claim is still ours when the step is done
     * @param attempts counts this one
     */
    record Claim(long id, ProposalId proposal, Step step, UUID lease, int attempts) {}

    /**
     * Adds a step behind those that wait for the same proposal, in the caller's transaction; who
     * listens hears of it when that commits. One that waits already is done once, one that is under
     * way is done once more.
     */
    void add(ProposalId proposal, Step step) {
        update(ADD, proposal.value(), step.name(), at(clock.instant()));
        news.accept(new OutboxFilled());
    }

    /** Claims the step that has waited longest, in the caller's transaction. */
    Optional<Claim> claim(Duration lease) {
        Instant now = clock.instant();
        UUID token = UUID.randomUUID();
        try (Connection connection = database.getConnection();
                PreparedStatement claim = connection.prepareStatement(CLAIM)) {
            claim.setObject(1, token);
            claim.setObject(2, at(now.plus(lease)));
            claim.setObject(3, at(now));
            claim.setObject(4, at(now));
            try (ResultSet row = claim.executeQuery()) {
                return row.next() ? Optional.of(claim(row, token)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The outbox cannot be read", e);
        }
    }

    /** The step is done; false when the claim ran out and is somebody else's now. */
    boolean done(Claim claim) {
        int deleted =
                update(
                        "delete from tenantry.proposal_outbox where id = ? and lease = ?"
                                + " and not again",
                        claim.id(),
                        claim.lease());
        return deleted == 1
                || update(DO_AGAIN, at(clock.instant()), claim.id(), claim.lease()) == 1;
    }

    /** The step has to wait; false when the claim ran out. */
    boolean postpone(Claim claim, Instant until) {
        return update(
                        "update tenantry.proposal_outbox set due_at = ?, lease = null,"
                                + " lease_until = null where id = ? and lease = ?",
                        at(until),
                        claim.id(),
                        claim.lease())
                == 1;
    }

    /** Nothing that was still to be done for it is to be done any more. */
    void forget(ProposalId proposal) {
        update("delete from tenantry.proposal_outbox where proposal = ?", proposal.value());
    }

    /** How many steps wait. */
    long depth() {
        try (Connection connection = database.getConnection();
                PreparedStatement count =
                        connection.prepareStatement(
                                "select count(*) from tenantry.proposal_outbox");
                ResultSet row = count.executeQuery()) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IllegalStateException("The outbox cannot be read", e);
        }
    }

    private static Claim claim(ResultSet row, UUID token) throws SQLException {
        return new Claim(
                row.getLong("id"),
                new ProposalId(row.getString("proposal")),
                Step.valueOf(row.getString("step")),
                token,
                row.getInt("attempts"));
    }

    private int update(String sql, Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("The outbox cannot be written", e);
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
