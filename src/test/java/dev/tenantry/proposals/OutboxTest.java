package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.proposals.Outbox.Claim;
import dev.tenantry.testing.Postgres;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** The outbox on a real PostgreSQL; each replica is an outbox of its own on the same database. */
class OutboxTest {

    private static final Duration LEASE = Duration.ofSeconds(60);

    private final DataSource database = Postgres.migrated();
    private final MovingClock clock = new MovingClock();
    private final Queue<OutboxFilled> news = new ConcurrentLinkedQueue<>();
    private final Outbox one = new Outbox(database, news::add, clock);
    private final Outbox other = new Outbox(database, news::add, clock);

    private static final class MovingClock extends Clock {
        private Instant now = Fixtures.MONDAY;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }

        void pass(Duration duration) {
            now = now.plus(duration);
        }
    }

    private ProposalId proposal() {
        ProposalId id = ProposalId.fresh();
        try (Connection connection = database.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement(
                                """
                                insert into tenantry.proposal (id, version, kind, title, reason,
                                  requested_by, idempotency_key, branch, intent, requester, facts,
                                  stage, requested_at)
                                values (?, 0, 'k', 't', 'r', 'a@acme.example', ?, ?, '{}', '{}',
                                  '{}', 'REQUESTED', now())
                                """)) {
            insert.setString(1, id.value());
            insert.setString(2, id.value());
            insert.setString(3, id.value());
            insert.executeUpdate();
            return id;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whatOneReplicaHasClaimedNoOtherGets() {
        one.add(proposal(), Step.BRANCH);
        assertThat(one.claim(LEASE)).isPresent();
        assertThat(other.claim(LEASE)).isEmpty();
    }

    @Test
    void aClaimThatWasNotGivenBackRunsOutAndIsTakenOver() {
        one.add(proposal(), Step.BRANCH);
        Claim lost = one.claim(LEASE).orElseThrow();
        clock.pass(LEASE.plusSeconds(1));
        Claim taken = other.claim(LEASE).orElseThrow();
        assertThat(taken.id()).isEqualTo(lost.id());
        assertThat(taken.attempts()).isEqualTo(2);
        assertThat(one.done(lost)).as("the old claim is worth nothing").isFalse();
        assertThat(other.done(taken)).isTrue();
        assertThat(one.depth()).isZero();
    }

    @Test
    void theStepsOfOneProposalAreDoneInTheirOrder() {
        ProposalId proposal = proposal();
        one.add(proposal, Step.OPEN);
        one.add(proposal, Step.CLOSE);
        Claim first = one.claim(LEASE).orElseThrow();
        assertThat(first.step()).isEqualTo(Step.OPEN);
        assertThat(other.claim(LEASE)).as("the second waits for the first").isEmpty();
        one.done(first);
        assertThat(other.claim(LEASE)).map(Claim::step).contains(Step.CLOSE);
    }

    @Test
    void aPostponedStepWaitsAndLetsOthersPass() {
        ProposalId slow = proposal();
        one.add(slow, Step.BRANCH);
        Claim claim = one.claim(LEASE).orElseThrow();
        one.postpone(claim, clock.instant().plusSeconds(300));
        ProposalId next = proposal();
        one.add(next, Step.BRANCH);
        Claim passing = one.claim(LEASE).orElseThrow();
        assertThat(passing.proposal()).isEqualTo(next);
        one.done(passing);
        assertThat(one.claim(LEASE)).isEmpty();
        clock.pass(Duration.ofSeconds(301));
        assertThat(one.claim(LEASE)).map(Claim::proposal).contains(slow);
    }

    @Test
    void theSameStepIsNeverThereTwice() {
        ProposalId proposal = proposal();
        one.add(proposal, Step.REBASE);
        one.add(proposal, Step.REBASE);
        assertThat(one.depth()).isEqualTo(1);
    }

    @Test
    void whatIsAskedForWhileItIsDoneIsDoneOnceMore() {
        ProposalId proposal = proposal();
        one.add(proposal, Step.REBASE);
        Claim first = one.claim(LEASE).orElseThrow();
        other.add(proposal, Step.REBASE);
        other.add(proposal, Step.REBASE);
        assertThat(one.done(first)).isTrue();
        Claim second = other.claim(LEASE).orElseThrow();
        assertThat(second.step()).isEqualTo(Step.REBASE);
        assertThat(second.attempts()).isEqualTo(1);
        assertThat(one.done(first)).as("the first claim is over").isFalse();
        assertThat(other.done(second)).isTrue();
        assertThat(one.depth()).isZero();
    }

    @Test
    void whatIsBegunAfterItWasAskedForAgainIsDoneOnce() {
        ProposalId proposal = proposal();
        one.add(proposal, Step.REBASE);
        Claim lost = one.claim(LEASE).orElseThrow();
        one.add(proposal, Step.REBASE);
        clock.pass(LEASE.plusSeconds(1));
        Claim taken = other.claim(LEASE).orElseThrow();
        assertThat(one.done(lost)).isFalse();
        assertThat(other.done(taken)).isTrue();
        assertThat(one.depth()).isZero();
    }

    @Test
    void whoeverListensHearsOfEveryStep() {
        one.add(proposal(), Step.BRANCH);
        assertThat(news).hasSize(1);
        other.add(proposal(), Step.CLOSE);
        assertThat(news).hasSize(2);
    }

    @Test
    void whatWaitsIsMeasured() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new ProposalMetrics(one).bindTo(registry);
        Gauge depth = registry.get("tenantry.outbox.depth").gauge();
        assertThat(depth.value()).isZero();
        one.add(proposal(), Step.BRANCH);
        one.add(proposal(), Step.BRANCH);
        assertThat(depth.value()).isEqualTo(2);
    }

    @Test
    void eightReplicasAtOnceDoEveryStepOnce() throws ExecutionException, InterruptedException {
        IntStream.range(0, 60).forEach(i -> one.add(proposal(), Step.BRANCH));
        Set<ProposalId> seen = ConcurrentHashMap.newKeySet();
        try (ExecutorService replicas = Executors.newFixedThreadPool(8)) {
            List<Future<Integer>> work =
                    IntStream.range(0, 8)
                            .mapToObj(i -> replicas.submit(() -> drain(seen)))
                            .toList();
            int done = 0;
            for (Future<Integer> replica : work) {
                done += replica.get();
            }
            assertThat(done).isEqualTo(60);
        }
        assertThat(seen).hasSize(60);
        assertThat(one.depth()).isZero();
    }

    private int drain(Set<ProposalId> seen) {
        Outbox replica = new Outbox(database, news::add, clock);
        int done = 0;
        Optional<Claim> claim = replica.claim(LEASE);
        while (claim.isPresent()) {
            assertThat(seen.add(claim.get().proposal())).isTrue();
            assertThat(replica.done(claim.get())).isTrue();
            done++;
            claim = replica.claim(LEASE);
        }
        return done;
    }
}
