package dev.tenantry.proposals;

import static dev.tenantry.proposals.Fixtures.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.policy.change.Sentence;
import dev.tenantry.testing.Jane;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a merged proposal is looked for. */
class TouchedTest {

    private static final String FOLDER = "tenants/acme-retail/infra/";

    private static byte[] objects(String... names) {
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            text.append("---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: ")
                    .append(name)
                    .append("}\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Proposal merged(FileEdit... edits) {
        Preview plain = Fixtures.preview(Jane.LINKED);
        Proposal proposal =
                new Proposal(
                        new Preview(
                                plain.id(),
                                plain.kind(),
                                plain.intent(),
                                plain.title(),
                                plain.requester(),
                                MONDAY,
                                new ChangeSet(plain.changes().base(), List.of(edits)),
                                List.<Sentence>of(),
                                List.of(),
                                "A reviewer must approve."),
                        "{}",
                        "key");
        proposal.opened(7, "https://github.example/7", MONDAY);
        proposal.merged(Fixtures.NEWER_HEAD, MONDAY);
        return proposal;
    }

    private static List<String> touched(Proposal proposal) {
        return Touched.by(proposal).stream().map(t -> t.how() + " " + t.called()).toList();
    }

    @Test
    void eachObjectOfAFileIsAddedChangedOrGone() {
        assertThat(
                        touched(
                                merged(
                                        new FileEdit.Change(
                                                FOLDER + "a.yaml",
                                                objects("stays", "goes"),
                                                objects("stays", "comes")))))
                .containsExactly(
                        "CHANGED ConfigMap stays", "ADDED ConfigMap comes", "GONE ConfigMap goes");
    }

    @Test
    void anObjectThatMovesToAnotherFileIsNotGone() {
        assertThat(
                        touched(
                                merged(
                                        new FileEdit.Delete(FOLDER + "a.yaml", objects("moves")),
                                        new FileEdit.Add(FOLDER + "b.yaml", objects("moves")))))
                .containsExactly("CHANGED ConfigMap moves", "CHANGED " + FOLDER + "a.yaml");
    }

    @Test
    void aFileWithoutObjectsIsLookedForItself() {
        assertThat(touched(merged(new FileEdit.Add("docs/a.md", new byte[] {65}))))
                .containsExactly("CHANGED docs/a.md");
    }

    @Test
    void newsFromBeforeTheMergeCountAMinuteAfterItIsSynced() {
        Proposal proposal = merged(new FileEdit.Add(FOLDER + "a.yaml", objects("new")));
        assertThat(Touched.by(proposal).getFirst().settled()).isEqualTo(Instant.MAX);
        proposal.synced(MONDAY, List.of());
        assertThat(Touched.by(proposal).getFirst().settled())
                .isEqualTo(MONDAY.plus(Duration.ofMinutes(1)));
    }

    @Test
    void theFoldersOfAFileEndWithTheWholeRepository() {
        Proposal proposal = merged(new FileEdit.Add(FOLDER + "a.yaml", objects("new")));
        assertThat(Touched.by(proposal).getFirst().folders())
                .isEqualTo("tenants/acme-retail/infra\ntenants/acme-retail\ntenants\n");
    }
}
