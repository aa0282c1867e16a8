package dev.tenantry.estate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.manifest.Manifest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A project that a query names is found, however the query writes it. */
class QueriesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM `acme-bank-ml-prod.cards.all`",
                "SELECT * FROM acme-bank-ml-prod.cards.all",
                "#legacySQL\nSELECT * FROM [acme-bank-ml-prod:cards.all]",
                "SELECT * FROM [acme-bank-ml-prod.cards.all]",
                "SELECT * FROM `acme\\u002dbank\\x2dml\\055prod`.cards.all",
                "SELECT * FROM `acme-bank-ml-prod` . cards . all",
                "SELECT * FROM `acme-bank-ml-prod`/* of ours */.cards.all",
                "SELECT * FROM `acme-bank-ml-prod` -- of ours\n .cards.all",
                "SELECT '--', * FROM `acme-bank-ml-prod`/* of ours */.cards.all",
                "SELECT '/*', * FROM `acme-bank-ml-prod` -- of ours\n .cards.all"
            })
    void itIs(String query) {
        assertThat(projects(query)).contains("acme-bank-ml-prod");
    }

    @Test
    void whatIsNoTableNamesNoProject() {
        assertThat(projects("SELECT orders.total / 2 AS half -- a.b\nFROM features.daily"))
                .isEqualTo(projects("SELECT 1"));
    }

    /** Neither comments that never end nor spaces without end are read again and again. */
    @Test
    void aTextMadeToBeSlowIsReadOnce() {
        for (String each : List.of("/*", "*", " ", "--\n", "` ")) {
            assertThat(Queries.readings(each.repeat(1_000_000))).isNotEmpty();
        }
    }

    private static List<String> projects(String query) {
        String text =
                """
                apiVersion: bigquery.cnrm.cloud.google.com/v1beta1
                kind: BigQueryTable
                metadata: {name: all}
                spec:
                  view:
                    query: |
                """
                        + query.indent(6);
        Manifest table = ParsedFiles.read("x.yaml", text.getBytes(UTF_8)).manifests().getFirst();
        return Mentions.in(table).stream().map(Mentions.Of::project).toList();
    }
}
