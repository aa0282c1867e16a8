package dev.tenantry.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.manifest.Estates;
import dev.tenantry.testing.SandboxResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The application reads the sandbox's estate over HTTP, and can forget and read it again. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
class EstateInTheApplicationTest {

    @Inject Freshness freshness;
    @Inject Estates estates;
    @Inject Findings findings;
    @Inject ReadModel readModel;
    @Inject DataSource database;
    @Inject EstateIndexing indexing;
    @Inject BillingIndexing billing;

    @Test
    void isIndexedAndIsTheSameAfterARebuild() throws SQLException {
        awaitEstate();
        assertThat(freshness.of(Source.GIT).trouble()).isEmpty();
        assertThat(freshness.of(Source.GIT).marker()).contains(estates.newest().commit());
        Map<String, Long> counts = counts();
        assertThat(counts.get("manifest")).isGreaterThan(300);
        assertThat(counts.get("estate_commit")).isGreaterThan(50);

        readModel.empty();
        assertThat(counts().get("manifest")).isZero();
        awaitEstate();
        assertThat(counts().get("manifest")).isEqualTo(counts.get("manifest"));
        assertThat(counts().get("estate_commit")).isEqualTo(counts.get("estate_commit"));
        assertThat(findings.count(Findings.Filter.ALL)).isEqualTo(counts.get("finding"));
    }

    /** Other tests read the same bill. */
    @AfterEach
    void theBillIsReadAgain() {
        billing.look();
    }

    /** Looks until the look was ours, so that everything is written when it returns. */
    private void awaitEstate() {
        for (int i = 0; i < 1_000; i++) {
            if (indexing.look()) {
                return;
            }
        }
        throw new AssertionError("Somebody else keeps indexing");
    }

    private Map<String, Long> counts() throws SQLException {
        Map<String, Long> counts = new TreeMap<>();
        List<String> tables =
                List.of("manifest", "estate_commit", "estate_history", "finding", "source_state");
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables) {
                try (ResultSet row =
                        statement.executeQuery("select count(*) from read_model." + table)) {
                    row.next();
                    counts.put(table, row.getLong(1));
                }
            }
        }
        return counts;
    }
}
