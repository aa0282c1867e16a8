package dev.tenantry.indexing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who changed a file is read from rows. */
class EstateHistoryTest extends IndexedEstate {

    @Test
    void historyTellsWhoChangedAFileAndInWhichPullRequest() {
        String path = "tenants/acme/infra/access/g.yaml";
        String first = origin.put("README.md", "x").commit("Begin");
        origin.put(path, grantOn("a"));
        String branch =
                origin.commitTo(
                        "refs/heads/topic", "Grant\n\nProposal-Id: p1\nRequested-by: joe", "joe");
        String parents = origin.commit("refs/heads/topic", "Grant", "joe", List.of(first));
        String merge =
                origin.commit(
                        "refs/heads/main",
                        "Merge pull request #12 from acme/topic\n\nGrant",
                        "rita",
                        List.of(first, parents));
        origin.put(path, grantOn("b")).commit("Correct it (#13)");
        indexing.look();
        assertThat(branch).isNotEqualTo(parents);

        List<EstateHistory.FileChange> history = new EstateHistory(database).of(path, 10);
        assertThat(history)
                .extracting(
                        EstateHistory.FileChange::author,
                        EstateHistory.FileChange::change,
                        EstateHistory.FileChange::pullRequest,
                        EstateHistory.FileChange::mergedBy)
                .containsExactly(
                        tuple("jane.doe", "CHANGED", Optional.of(13), Optional.empty()),
                        tuple("joe", "ADDED", Optional.of(12), Optional.of("rita")));
        assertThat(rows("select head from read_model.estate_history"))
                .doesNotContain(merge)
                .hasSize(1);
    }
}
