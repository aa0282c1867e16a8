package dev.tenantry.indexing;

import static dev.tenantry.testing.HostileText.endless;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * What PostgreSQL does not take of one file is a finding, and the rest of the estate is indexed.
 */
class RefusedRowsTest extends IndexedEstate {

    private static final String FOLDER = "tenants/acme/infra/";

    @Test
    void aNameThatIsLongerThanAnIndexHoldsIsAFinding() {
        for (int i = 0; i < 100; i++) {
            origin.put(FOLDER + "b%02d.yaml".formatted(i), bucket("b" + i));
        }
        origin.put(FOLDER + "b50.yaml", bucket(endless(9_000)));
        String first = origin.put(FOLDER + "b70.yaml", bucket(endless(9_001))).commit("Begin");
        indexing.look();
        assertThat(freshness.of(Source.GIT).trouble()).isEmpty();
        assertThat(runs.marker(Source.GIT)).contains(first);
        assertThat(names()).hasSize(98);
        assertThat(sentences())
                .anyMatch(said -> said.startsWith(FOLDER + "b50.yaml:1 What is said here"))
                .anyMatch(said -> said.startsWith(FOLDER + "b70.yaml:1 What is said here"));
        origin.put(FOLDER + "b50.yaml", bucket("b50")).put(FOLDER + "b70.yaml", bucket("b70"));
        origin.commit("Mend");
        indexing.look();
        assertThat(names()).hasSize(100);
        assertThat(sentences()).isEmpty();
    }

    @Test
    void aTimeOfAYearThatNobodyReadsIsTheNearestOne() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            SourceRows.execute(connection, "create table t (n integer, at timestamptz)");
            try (Copy rows = Copy.into(connection, "t", "n", "at")) {
                rows.row(1, Instant.parse("+12026-09-03T10:00:00Z"));
                rows.row(2, Instant.parse("-2026-09-03T10:00:00Z"));
            }
            connection.commit();
        }
        assertThat(rows("select extract(year from at at time zone 'utc')::text from t order by n"))
                .containsExactly("9999", "1");
    }
}
