package dev.tenantry.indexing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Postgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The read model is only a reading: emptied and read again, in another order, every row of every
 * slice is the same. Runs are kept outside of it, because Argo forgets what we remember.
 */
class RebuiltRowsTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);

    @TempDir Path folder;
    private final DataSource database = Postgres.migrated();

    @Test
    void everyRowOfEverySliceComesBackTheSame() throws IOException, InterruptedException {
        try (WholeWorld world = new WholeWorld(folder, database, CLOCK)) {
            for (Source source : Source.values()) {
                world.index(source);
            }
            // Which projects Google has to answer for is known from the estate.
            world.index(Source.GOOGLE_CLOUD);
            SortedMap<String, List<String>> grown = tables("read_model");
            List<String> kept = rows("tenantry.run");
            assertThat(grown.keySet()).contains("read_model.manifest", "read_model.grant_row");
            assertThat(grown)
                    .allSatisfy(
                            (table, rows) -> {
                                if (!MAY_BE_EMPTY.contains(table)) {
                                    assertThat(rows).as(table).isNotEmpty();
                                }
                            });

            new ReadModel(database).empty();
            assertThat(tables("read_model").values()).allMatch(List::isEmpty);
            assertThat(rows("tenantry.run")).isEqualTo(kept).isNotEmpty();

            for (Source source : List.of(Source.values()).reversed()) {
                world.index(source);
            }
            world.index(Source.GOOGLE_CLOUD);
            assertThat(tables("read_model"))
                    .allSatisfy((table, rows) -> assertThat(rows).isEqualTo(grown.get(table)));
            assertThat(rows("tenantry.run")).isEqualTo(kept);
        }
    }

    /** PostgreSQL's worker, which would do it some time, counts none while they are written. */
    @Test
    void theRowsOfAWholeEstateAreCountedBeforeTheyAreJoined()
            throws IOException, InterruptedException {
        try (WholeWorld world = new WholeWorld(folder, database, CLOCK)) {
            world.index(Source.GIT);
            for (String table : BIG) {
                assertThat(
                                select(
                                        "select reltuples from pg_class where oid = '%s'::regclass"
                                                .formatted(table)))
                        .as(table)
                        .isEqualTo(select("select count(*)::real from " + table))
                        .isNotEqualTo(List.of("0"));
            }
        }
    }

    private static final List<String> BIG =
            List.of(
                    "read_model.manifest",
                    "read_model.manifest_reference",
                    "read_model.grant_row",
                    "read_model.grant_tenant",
                    "read_model.desired_binding",
                    "read_model.tenant",
                    "read_model.project_claim");

    /** The hand-made world has no such thing. */
    private static final List<String> MAY_BE_EMPTY =
            List.of("read_model.finding", "read_model.estate_file", "read_model.billing_overlap");

    private SortedMap<String, List<String>> tables(String schema) {
        SortedMap<String, List<String>> tables = new TreeMap<>();
        // Partitions are part of their table, and months without a charge have none.
        for (String table :
                select(
                        """
                        select c.oid::regclass::text from pg_class c
                        join pg_namespace n on n.oid = c.relnamespace
                        where n.nspname = '%s' and c.relkind in ('r', 'p') and not c.relispartition
                        """
                                .formatted(schema))) {
            tables.put(table, rows(table));
        }
        return tables;
    }

    private List<String> rows(String table) {
        return select("select t::text from " + table + " t order by 1");
    }

    private List<String> select(String query) {
        return Postgres.column(database, query);
    }
}
