package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.proposals.Sighting.Sight;
import dev.tenantry.proposals.Touched.How;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Argo CD says of one change. */
class DeliveryRowsTest extends SeenRows {

    private final DeliveryRows rows = new DeliveryRows(database);

    private Sighting applied(Touched touched) {
        return rows.applied(List.of(touched)).getFirst().sighting();
    }

    @Test
    void whereNoApplicationAppliesItNobodyKnows() {
        application("other", "tenants/acme-bank/infra", "OutOfSync", "", "Running");
        isUnknown(
                applied(there(GRANT)),
                "No Argo CD Application applies " + PATH + ", so nobody sees here whether it is.");
    }

    @Test
    void anEmptiedReadModelIsNoObservation() {
        isMissing(applied(there(GRANT)), "What Argo CD has applied was not read yet.");
        isMissing(applied(gone(GRANT)), "What Argo CD has applied was not read yet.");
    }

    @Test
    void theNearestApplicationCounts() {
        application("all", "tenants", "OutOfSync", "", "Running");
        application("infra", FOLDER, "Synced", MERGE, "Succeeded");
        isSeen(
                applied(there(GRANT)),
                "Argo CD's infra has IAMPolicyMember g as of commit aaaaaaa.");
        assertThat(applied(there(GRANT)).revision()).contains(MERGE);
    }

    @Test
    void anApplicationOfTheWholeRepositoryCountsToo() {
        application("root", "", "Synced", MERGE, "Succeeded");
        assertThat(applied(there(GRANT)).sight()).isEqualTo(Sight.SEEN);
        Touched atTheRoot =
                new Touched(MERGE, MERGED, "README.md", Optional.empty(), How.CHANGED, Instant.MAX);
        isSeen(applied(atTheRoot), "Argo CD's root has README.md as of commit aaaaaaa.");
    }

    @Test
    void aLaterCommitHasTheMergeAndAnEarlierHasNot() {
        commit(EARLIER, 1);
        commit(MERGE, 2);
        commit(LATER, 3);
        application("infra", FOLDER, "Synced", LATER, "Succeeded");
        assertThat(applied(there(GRANT)).sight()).isEqualTo(Sight.SEEN);
        run("update read_model.argo_application set revisions = '{" + EARLIER + "}'");
        isMissing(applied(there(GRANT)), "Argo CD has not seen the merge in infra yet.");
    }

    @ParameterizedTest
    @CsvSource({
        "OutOfSync, Succeeded, Argo CD is applying infra.",
        "OutOfSync, Running, Argo CD is applying infra.",
        "Unknown, Succeeded, Argo CD cannot compare infra with Git now.",
        "OutOfSync, Failed, Argo CD could not apply infra: one object was refused",
        "OutOfSync, Error, Argo CD could not apply infra: one object was refused"
    })
    void whatArgoCdIsAtIsSaid(String sync, String phase, String sentence) {
        application("infra", FOLDER, sync, MERGE, phase);
        isMissing(applied(there(GRANT)), sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Succeeded", "Running", "Failed"})
    void anotherObjectThatIsOutOfSyncKeepsNobodyWaiting(String phase) {
        application("infra", FOLDER, "OutOfSync", MERGE, phase);
        run(
                "update read_model.argo_application set synced = '{%s}', unsynced = '{%s}'"
                        .formatted(KEY, OTHER));
        assertThat(applied(there(GRANT)).sight()).isEqualTo(Sight.SEEN);
    }

    @Test
    void anObjectThatIsOutOfSyncIsNotAppliedAlthoughOthersAre() {
        application("infra", FOLDER, "OutOfSync", MERGE, "Succeeded");
        run("update read_model.argo_application set synced = '{%s}'".formatted(OTHER));
        isMissing(applied(there(GRANT)), "Argo CD is applying infra.");
    }

    @Test
    void ofSeveralSourcesTheOneThatHoldsTheFileCounts() {
        commit(EARLIER, 1);
        commit(MERGE, 2);
        application("both", FOLDER, "Synced", MERGE, "Succeeded");
        run(
                """
                update read_model.argo_application
                set paths = '{charts/base,%s}', revisions = '{%s,%s}'"""
                        .formatted(FOLDER, MERGE, EARLIER));
        isMissing(applied(there(GRANT)), "Argo CD has not seen the merge in both yet.");
        run(
                "update read_model.argo_application set revisions = '{%s,%s}'"
                        .formatted(EARLIER, MERGE));
        assertThat(applied(there(GRANT)).sight()).isEqualTo(Sight.SEEN);
    }

    @Test
    void anObjectThatArgoCdDoesNotListIsSeenByNobody() {
        application("infra", FOLDER, "Synced", MERGE, "Succeeded");
        isUnknown(
                applied(there(UNWATCHED)),
                "Argo CD does not list ConfigConnectorContext c among what infra applies, so nobody"
                        + " sees here whether it is.");
    }

    @Test
    void aRemovedObjectIsAppliedWhenArgoCdListsItNoMore() {
        application("infra", FOLDER, "OutOfSync", MERGE, "Succeeded");
        isMissing(applied(gone(GRANT)), "Argo CD still has IAMPolicyMember g in infra.");
        run("update read_model.argo_application set unsynced = '{}'");
        isSeen(
                applied(gone(GRANT)),
                "Argo CD's infra no longer has IAMPolicyMember g as of commit aaaaaaa.");
    }

    @Test
    void anObjectWithoutANamespaceIsWhereItsApplicationPutsIt() {
        application("infra", FOLDER, "Synced", MERGE, "Succeeded");
        Manifest bare =
                object(
                        """
                        apiVersion: iam.cnrm.cloud.google.com/v1beta1
                        kind: IAMPolicyMember
                        metadata: {name: g}
                        """);
        DeliveryRows.Applied applied = rows.applied(List.of(there(bare))).getFirst();
        assertThat(applied.sighting().sight()).isEqualTo(Sight.SEEN);
        assertThat(applied.namespace()).isEqualTo("t-acme-retail");
    }

    @Test
    void thousandsAreAskedForAtOnceAndKeepTheirOrder() {
        application("infra", FOLDER, "Synced", MERGE, "Succeeded");
        List<Touched> many = new ArrayList<>(Collections.nCopies(3_000, there(UNWATCHED)));
        many.set(1_234, there(GRANT));
        List<DeliveryRows.Applied> applied = rows.applied(many);
        assertThat(applied).hasSize(3_000);
        assertThat(applied.get(1_234).sighting().sight()).isEqualTo(Sight.SEEN);
        assertThat(applied.get(1_233).sighting().sight()).isEqualTo(Sight.UNKNOWN);
    }

    @Test
    void aProposalGoesOnWithoutWhatNobodyWatchesAndNeverWithNothingSeen() {
        Sighting seen =
                new Sighting(Sight.SEEN, "There.", Optional.empty(), Optional.of(Instant.EPOCH));
        Sighting unknown = Sighting.unknown("Not watched.");
        Sighting missing = Sighting.missing("Not yet.");
        assertThat(Sighting.obstacle(List.of(unknown, seen))).isEmpty();
        assertThat(Sighting.obstacle(List.of(seen, unknown, missing))).contains("Not yet.");
        assertThat(Sighting.obstacle(List.of(unknown))).contains("Not watched.");
        assertThat(Sighting.obstacle(List.of())).isPresent();
    }
}
