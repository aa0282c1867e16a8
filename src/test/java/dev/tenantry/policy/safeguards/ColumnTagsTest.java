package dev.tenantry.policy.safeguards;

import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static dev.tenantry.policy.GuardedEstate.TABLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.Attack;
import dev.tenantry.policy.PaperPolicy;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.meaning.AccessChanges;
import dev.tenantry.testing.PaperEstate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tags of columns are taken off by no table that goes, comes or is written in another way. */
class ColumnTagsTest {

    private static final String OTHER = TABLE.replace("orders", "more");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"policyTags\": {\"names\": []}",
                "\"policyTags\": {}",
                "\"policyTags\": null",
                "\"policyT\\u0061gs\": {\"names\": [ ]}",
                "\"dataPolicies\": []",
                "\"policyTags\": {\"names\": [], \"x\": 1}",
                "\"policyTags\": {\"names\": [\"projects/p/locations/eu/taxonomies/1/policyTags/9\"]}",
                "\"policyTagſ\": {\"names\": []}"
            })
    void whatComesWithoutThemTakesThoseThatAreThere(String column) {
        assertThat(losses(ESTATE, ESTATE.with(OTHER, table(column))))
                .containsExactly(
                        "BigQuery table more comes: its columns get the policy tags of its schema in"
                                + " place of those that they may have at Google.");
    }

    @Test
    void whatSaysNothingOfThemTakesNone() {
        assertThat(losses(ESTATE, ESTATE.with(OTHER, table("\"mode\": \"NULLABLE\"")))).isEmpty();
    }

    @Test
    void aTagInOtherLettersIsOne() {
        PaperEstate tagged =
                ESTATE.with(OTHER, table("\"policyT\\u0061gs\": {\"names\": [\"t\"]}"));
        assertThat(losses(tagged, ESTATE.with(OTHER, table("\"mode\": \"NULLABLE\"")))).hasSize(1);
    }

    @Test
    void aTableThatGoesIsNamedAndAViewIsNot() {
        String stays = "annotations: {cnrm.cloud.google.com/deletion-policy: abandon}, name: more";
        PaperEstate kept =
                ESTATE.with(OTHER, table("\"mode\": \"NULLABLE\"").replace("name: more", stays));
        assertThat(losses(kept, ESTATE))
                .containsExactly(
                        "BigQuery table more goes: it stays, and what protects its columns and rows"
                                + " nobody here knows any more.");
        PaperEstate view =
                ESTATE.with(
                        OTHER,
                        Attack.object(
                                "bigquery." + Attack.KCC,
                                "BigQueryTable",
                                "spec: {datasetRef: {name: orders}, view: {query: SELECT 1}}"));
        assertThat(losses(view, ESTATE)).isEmpty();
        assertThat(said(kept))
                .contains(
                        "Deletes the BigQuery table more of tenant acme-retail from Git, and what it"
                                + " made stays at Google.");
    }

    private static String table(String column) {
        return """
        apiVersion: bigquery.cnrm.cloud.google.com/v1beta1
        kind: BigQueryTable
        metadata: {name: more, namespace: t-acme-retail}
        spec:
          datasetRef: {name: orders}
          schema: '[{"name": "card", "type": "STRING", %s}]'
        """
                .formatted(column);
    }

    private static List<String> said(PaperEstate before) {
        return AccessChanges.of(before.to(ESTATE), before, PaperPolicy.NOW).stream()
                .map(change -> change.sentence().text())
                .toList();
    }

    private static List<String> losses(PaperEstate before, PaperEstate after) {
        return Safeguards.of(new Case(before.to(after), before)).stream()
                .map(Safeguards.Loss::sentence)
                .toList();
    }
}
