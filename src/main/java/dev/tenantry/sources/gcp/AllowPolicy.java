package dev.tenantry.sources.gcp;

import java.util.List;
import java.util.Optional;

/** The allow policy of a project, one row for each role and member. */
public record AllowPolicy(List<Row> rows) {

    public AllowPolicy {
        rows = List.copyOf(rows);
    }

    /**
     * One member's role.
     *
     * @param role in full, for example {@code roles/bigquery.dataViewer}
     * @param member in IAM's spelling
     */
    public record Row(String role, String member, Optional<Condition> condition) {}

    /**
     * An IAM condition.
     *
     * @param expression in CEL
     */
    public record Condition(String title, String expression) {}
}
