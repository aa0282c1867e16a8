package dev.tenantry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * One direction of data in SQL, too: each table is some room's, and who else names it is written
 * down here with the reason.
 */
class TablesTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/tenantry");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

    /** A table as SQL names it; names of settings have no such word before them. */
    private static final Pattern TABLE =
            Pattern.compile(
                    "(?i)\\b(?:from|into|update|join|only|copy|truncate|exists|table)[\\s\"+(]+"
                            + "(?:read_model|tenantry)\\.([a-z_]+)|\"read_model\\.([a-z_]+)");

    /** Room → the tables that are its own. Several rooms fill what they read the same facts for. */
    private static final Map<String, List<String>> OWN =
            Map.ofEntries(
                    Map.entry(
                            "indexing",
                            List.of(
                                    "estate_commit",
                                    "estate_commit_path",
                                    "estate_file",
                                    "estate_history",
                                    "finding",
                                    "index_run",
                                    "manifest",
                                    "manifest_reference",
                                    "project_claim",
                                    "rebuild",
                                    "source_state",
                                    "billing_file")),
                    Map.entry(
                            "google",
                            List.of(
                                    "google_project",
                                    "allow_policy_binding",
                                    "google_service_account")),
                    Map.entry(
                            "cluster",
                            List.of(
                                    "argo_application",
                                    "cluster_node",
                                    "config_connector_object",
                                    "watched_kind")),
                    Map.entry(
                            "tenants",
                            List.of(
                                    "tenant",
                                    "tenant_resource",
                                    "tenant_project",
                                    "project_of_tenant",
                                    "known_tenant")),
                    Map.entry("grants", List.of("grant_row", "grant_store", "grant_tenant")),
                    Map.entry(
                            "runs",
                            List.of("cron_workflow", "run", "run_detail", "workflow_template")),
                    Map.entry(
                            "costs",
                            List.of(
                                    "billing_overlap",
                                    "charge",
                                    "charge_day_sum",
                                    "charge_month_sum",
                                    "cost",
                                    "cost_anomaly",
                                    "cost_budget",
                                    "cost_namespace",
                                    "project_owner")),
                    Map.entry("drift", List.of("desired_account", "desired_binding", "drift")),
                    Map.entry("proposals", List.of("proposal", "proposal_outbox")),
                    Map.entry(
                            "github",
                            List.of(
                                    "branch_setup",
                                    "github_link",
                                    "github_link_ever",
                                    "github_link_state",
                                    "github_push",
                                    "good_commit",
                                    "proposal_commit")),
                    Map.entry("identity", List.of("audit", "ended_session", "sign_in")));

    /** Room → tables of others that it reads, and why it may. */
    private static final Map<String, List<String>> READS =
            Map.ofEntries(
                    // Whose project a charge is of, and which deliveries are read.
                    Map.entry("costs", List.of("billing_file", "cost_month", "project_claim")),
                    // Compares what git wants with what there is.
                    Map.entry(
                            "drift",
                            List.of(
                                    "allow_policy_binding",
                                    "config_connector_object",
                                    "estate_commit",
                                    "estate_commit_path",
                                    "google_project",
                                    "manifest",
                                    "project_claim",
                                    "project_of_tenant",
                                    "project_owner",
                                    "proposal",
                                    "tenant_project")),
                    // Who is signed in.
                    Map.entry("github", List.of("sign_in")),
                    // Which projects are asked.
                    Map.entry("google", List.of("project_claim", "source_state")),
                    // What the estate holds, file by file; and is a grant that is over still held?
                    Map.entry(
                            "grants",
                            List.of(
                                    "allow_policy_binding",
                                    "estate_file",
                                    "manifest",
                                    "project_of_tenant")),
                    // Is there anything yet, and how old is it?
                    Map.entry("overview", List.of("source_state", "tenant")),
                    // Follows what was merged until it is live.
                    Map.entry(
                            "proposals",
                            List.of(
                                    "allow_policy_binding",
                                    "argo_application",
                                    "config_connector_object",
                                    "estate_commit",
                                    "estate_commit_path",
                                    "estate_file",
                                    "google_project",
                                    "watched_kind")),
                    // Which tenants a run may be of.
                    Map.entry("runs", List.of("tenant")),
                    // A tenant's page is where all that is known of it meets.
                    Map.entry(
                            "tenants",
                            List.of(
                                    "charge",
                                    "charge_month_sum",
                                    "cost_budget",
                                    "cost_month",
                                    "drift",
                                    "finding",
                                    "google_project",
                                    "grant_row",
                                    "project_claim",
                                    "project_owner",
                                    "proposal",
                                    "run")),
                    // Who may know a tenant, and how old the rows are, is asked on every page.
                    Map.entry(
                            "web",
                            List.of(
                                    "google_project",
                                    "known_tenant",
                                    "project_claim",
                                    "source_state",
                                    "tenant")));

    @Test
    void aRoomNamesItsOwnTablesAndThoseThatItIsKnownToRead() throws IOException {
        Map<String, Set<String>> named = named();
        assertThat(named).hasSizeGreaterThan(8);
        List<String> unknown = new ArrayList<>();
        named.forEach(
                (room, tables) ->
                        tables.stream()
                                .filter(table -> !has(OWN, room, table))
                                .filter(table -> !has(READS, room, table))
                                .forEach(table -> unknown.add(room + " names " + table)));
        assertThat(unknown).isEmpty();
    }

    private static boolean has(Map<String, List<String>> tables, String room, String table) {
        return tables.getOrDefault(room, List.of()).contains(table);
    }

    @Test
    void nothingIsAllowedThatNobodyDoes() throws IOException {
        Map<String, Set<String>> named = named();
        Stream.concat(OWN.entrySet().stream(), READS.entrySet().stream())
                .forEach(
                        entry ->
                                assertThat(named.get(entry.getKey()))
                                        .as(entry.getKey())
                                        .containsAll(entry.getValue()));
    }

    private static Map<String, Set<String>> named() throws IOException {
        Map<String, Set<String>> named = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
                String room = SOURCES.relativize(file).getName(0).toString();
                TABLE.matcher(code)
                        .results()
                        .forEach(
                                found ->
                                        named.computeIfAbsent(room, r -> new TreeSet<>())
                                                .add(
                                                        Objects.requireNonNullElse(
                                                                found.group(1), found.group(2))));
            }
        }
        return named;
    }
}
