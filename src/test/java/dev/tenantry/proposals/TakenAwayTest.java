package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.change.Ability.Tense;
import dev.tenantry.testing.Postgres;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What a live proposal brought, and whether it is still there. */
class TakenAwayTest {

    private static final String PATH = "tenants/acme-retail/infra/a.yaml";

    private final DataSource database = Postgres.migrated();
    private final TakenAway takenAway = new TakenAway(database);
    private final Proposal live = ProposalTest.at(Stage.LIVE);

    private void commit(int generation, String change, Optional<Integer> number) {
        String commit = Integer.toString(generation).repeat(40);
        Postgres.run(
                database,
                """
                insert into read_model.estate_commit values ('%1$s', %2$d, '{}', 'A', 'a@b.c',
                  now(), 'A', 'a@b.c', now(), 'Do', '{}', %3$s, null);
                insert into read_model.estate_commit_path values ('%4$s', %2$d, '%1$s', '%5$s');
                """
                        .formatted(
                                commit,
                                generation,
                                number.map(Object::toString).orElse("null"),
                                PATH,
                                change));
    }

    /** A merged proposal of that number with one edit. */
    private void proposal(int number, String after) {
        Postgres.run(
                database,
                """
                insert into tenantry.proposal (id, version, kind, title, reason, requested_by,
                  idempotency_key, branch, intent, requester, facts, stage, requested_at, pr_number)
                values ('p%1$d', 0, 'k', 't', 'r', 'a@b.c', 'key%1$d', 'b%1$d', '{}', '{}',
                  '{"edits": [{"path": "x", "before": "old", "after": %2$s}]}', 'LIVE', now(), %1$d)
                """
                        .formatted(number, after));
    }

    @Test
    void whatStillStandsIsSo() {
        commit(1, "ADDED", Optional.of(7));

        assertThat(takenAway.of(List.of(live))).isEmpty();
        assertThat(TakenAway.tense(live, takenAway.of(live))).isEqualTo(Tense.CAN);
    }

    @Test
    void whatAnotherProposalTookAwayWasSo() {
        commit(1, "ADDED", Optional.of(7));
        commit(2, "REMOVED", Optional.of(8));
        proposal(8, "null");

        TakenAway.By by = takenAway.of(live).orElseThrow();
        assertThat(by.did() + " " + by.called()).isEqualTo("Removed by #8");
        assertThat(by.href()).contains("/proposals/p8");
        assertThat(TakenAway.tense(live, Optional.of(by))).isEqualTo(Tense.COULD);
    }

    @Test
    void whatAnotherProposalGivesAnewIsReplaced() {
        commit(2, "REMOVED", Optional.of(9));
        proposal(9, "\"new\"");

        assertThat(takenAway.of(live).orElseThrow().did()).isEqualTo("Replaced by");
    }

    @Test
    void whatACommitByHandTookAwayNamesTheCommit() {
        commit(2, "REMOVED", Optional.empty());

        TakenAway.By by = takenAway.of(live).orElseThrow();
        assertThat(by.did() + " " + by.called()).isEqualTo("Removed by commit 2222222");
        assertThat(by.href()).isEmpty();
    }

    @Test
    void whatCameBackIsSoAgain() {
        commit(2, "REMOVED", Optional.empty());
        commit(3, "ADDED", Optional.empty());

        assertThat(takenAway.of(live)).isEmpty();
    }

    @Test
    void onlyWhatIsLiveIsAskedFor() {
        commit(2, "REMOVED", Optional.empty());

        assertThat(takenAway.of(ProposalTest.at(Stage.MERGED))).isEmpty();
    }
}
