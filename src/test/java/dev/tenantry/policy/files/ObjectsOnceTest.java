package dev.tenantry.policy.files;

import static dev.tenantry.policy.GuardedEstate.BUCKET;
import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.Attack;
import dev.tenantry.policy.PaperPolicy;
import dev.tenantry.policy.meaning.AccessChanges;
import dev.tenantry.testing.PaperEstate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is one thing, whatever its object is called and wherever it stands. */
class ObjectsOnceTest {

    private static final String TABLES = Attack.FOLDER + "data/tables.yaml";
    private static final String MOVED = Attack.FOLDER + "data/more/bucket.yaml";

    @Test
    void tablesOfOneNameInTwoDatasetsAreTwo() {
        PaperEstate after =
                ESTATE.with(
                        TABLES,
                        table("a", "{external: cards}")
                                + "---\n"
                                + table("b", "{external: features_daily}"));
        assertThat(PaperPolicy.refusals(PaperPolicy.judge(ESTATE, after)))
                .doesNotContain(ObjectsOnce.RULE);
    }

    @Test
    void tablesOfOneNameInOneDatasetAreOne() {
        PaperEstate after =
                ESTATE.with(
                        TABLES,
                        table("a", "{external: cards}") + "---\n" + table("b", "{name: cards}"));
        assertThat(PaperPolicy.refusals(PaperPolicy.judge(ESTATE, after)))
                .contains(ObjectsOnce.RULE);
    }

    @Test
    void anObjectThatIsCalledOtherwiseIsChanged() {
        String renamed =
                ESTATE.text(BUCKET)
                        .replace("name: acme-retail-kept", "name: kept")
                        .replace("spec:\n", "spec:\n  resourceID: acme-retail-kept\n");
        assertThat(sentences(ESTATE.with(BUCKET, renamed)))
                .first()
                .asString()
                .startsWith("Changes the bucket kept of tenant acme-retail: ")
                .contains("metadata.name from acme-retail-kept to kept");
    }

    @Test
    void anObjectInAnotherFileIsMoved() {
        assertThat(sentences(ESTATE.without(BUCKET).with(MOVED, ESTATE.text(BUCKET))))
                .containsExactly("Moves the bucket acme-retail-kept from " + BUCKET + ".");
    }

    private static String table(String name, String dataset) {
        return Attack.object(
                        "bigquery." + Attack.KCC,
                        "BigQueryTable",
                        "spec: {resourceID: events, datasetRef: " + dataset + "}")
                .replace("thing", name);
    }

    private static List<String> sentences(PaperEstate after) {
        return AccessChanges.of(ESTATE.to(after), ESTATE, PaperPolicy.NOW).stream()
                .map(change -> change.sentence().text())
                .toList();
    }
}
