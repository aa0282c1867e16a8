package dev.tenantry;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.indexing.Copy;
import dev.tenantry.indexing.Rows;
import dev.tenantry.indexing.Upsert;
import dev.tenantry.testing.OurClasses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Nothing but indexing writes what can be indexed again: projections, and what they are made of.
 */
class ReadModelWritersTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/tenantry");

    /** A statement that changes rows of indexing, whatever the text is cut into. */
    private static final Pattern WRITES =
            Pattern.compile(
                    "\\b(insert into|update|delete from|truncate|copy|merge into)"
                            + "[\\s\"+]+(read_model\\.|tenantry\\.(run|run_detail|drift|index_run|known_tenant)\\b)",
                    Pattern.CASE_INSENSITIVE);

    /** Parts of projections and of the run around them, which have the transaction from them. */
    private static final List<String> PARTS =
            List.of(
                    "AnomalyRows",
                    "BillingFiles",
                    "ChargeSums",
                    "DriftSql",
                    "Findings",
                    "HistoryIndexing",
                    "KnownTenants",
                    "SourceRows");

    /** Those that leave the statement to the tools of indexing. */
    private static final List<String> WITH_TOOLS =
            List.of(
                    "AnomalyRows",
                    "CommitRows",
                    "HistoryIndexing",
                    "TargetProjectionRows",
                    "TenantProjectionRows");

    @Test
    void onlyProjectionsAndTheirPartsWriteTheReadModel() throws IOException {
        List<String> writers;
        try (Stream<Path> files = Files.walk(SOURCES)) {
            writers =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(ReadModelWritersTest::writes)
                            .map(file -> file.getFileName().toString().replace(".java", ""))
                            .filter(name -> !name.endsWith("Projection"))
                            .toList();
        }
        assertThat(writers).containsExactlyInAnyOrderElementsOf(PARTS);
    }

    @Test
    void onlyTheyHoldTheToolsThatWrite() {
        noClasses()
                .that()
                .haveNameNotMatching(".*Projection(\\$.*)?")
                .and()
                .haveNameNotMatching(".*\\.(" + String.join("|", WITH_TOOLS) + ")(\\$.*)?")
                .and(not(belongToAnyOf(Upsert.class, Copy.class, Rows.class)))
                .should()
                .dependOnClassesThat(belongToAnyOf(Upsert.class, Copy.class, Rows.class))
                .check(OurClasses.all());
    }

    private static boolean writes(Path file) {
        try {
            return WRITES.matcher(Files.readString(file)).find();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
