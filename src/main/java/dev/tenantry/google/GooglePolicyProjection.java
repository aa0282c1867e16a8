package dev.tenantry.google;

import dev.tenantry.indexing.Copy;
import dev.tenantry.indexing.Finding;
import dev.tenantry.indexing.Findings;
import dev.tenantry.indexing.Projection;
import dev.tenantry.indexing.Source;
import dev.tenantry.sources.gcp.AllowPolicy;
import dev.tenantry.sources.gcp.GoogleFacts;
import dev.tenantry.sources.gcp.GoogleProject;
import dev.tenantry.sources.gcp.ProjectAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Google Cloud → projects, the rows of their allow policies, and service accounts. What did not
 * answer keeps its rows with their old stamp.
 */
@ApplicationScoped
public class GooglePolicyProjection implements Projection<GoogleFacts> {

    private static final String AUTHOR = "google-cloud";

    @Override
    public Class<GoogleFacts> facts() {
        return GoogleFacts.class;
    }

    @Override
    public void project(GoogleFacts facts, Connection transaction) throws SQLException {
        List<String> answered = facts.answers().stream().map(a -> a.project().id()).toList();
        List<String> toldAccounts =
                facts.answers().stream()
                        .filter(answer -> answer.accounts().isPresent())
                        .map(answer -> answer.project().id())
                        .toList();
        List<String> alive = new ArrayList<>(answered);
        alive.addAll(facts.silent().keySet());
        String gone = " where project <> all(?)";
        String replaced = " where project = any(?)";
        for (String table :
                List.of("google_project", "allow_policy_binding", "google_service_account")) {
            delete(transaction, table + gone, alive);
        }
        delete(transaction, "google_project" + replaced, answered);
        delete(transaction, "allow_policy_binding" + replaced, answered);
        delete(transaction, "google_service_account" + replaced, toldAccounts);
        projects(facts, transaction);
        policies(facts, transaction);
        accounts(facts, transaction);
        silent(facts, transaction);
        findings(facts, transaction);
    }

    private static void delete(Connection transaction, String which, Collection<String> projects)
            throws SQLException {
        Array array = transaction.createArrayOf("text", projects.toArray());
        try (PreparedStatement delete =
                transaction.prepareStatement("delete from read_model." + which)) {
            delete.setArray(1, array);
            delete.executeUpdate();
        }
    }

    private static void projects(GoogleFacts facts, Connection transaction) throws SQLException {
        try (Copy rows =
                Copy.into(
                        transaction,
                        "read_model.google_project",
                        "project",
                        "number",
                        "display_name",
                        "parent",
                        "state",
                        "labels",
                        "created_at",
                        "observed_at",
                        "accounts_listed")) {
            for (ProjectAnswer answer : facts.answers()) {
                GoogleProject project = answer.project();
                rows.row(
                        project.id(),
                        project.number(),
                        project.displayName(),
                        project.parent(),
                        project.state(),
                        project.labels(),
                        project.created(),
                        facts.observedAt(),
                        answer.accounts().isPresent());
            }
        }
    }

    private static void policies(GoogleFacts facts, Connection transaction) throws SQLException {
        try (Copy rows =
                Copy.into(
                        transaction,
                        "read_model.allow_policy_binding",
                        "project",
                        "role",
                        "member",
                        "condition_title",
                        "condition_expression",
                        "observed_at")) {
            for (ProjectAnswer answer : facts.answers()) {
                for (AllowPolicy.Row row : answer.policy().rows()) {
                    rows.row(
                            answer.project().id(),
                            row.role(),
                            row.member(),
                            row.condition().map(AllowPolicy.Condition::title),
                            row.condition().map(AllowPolicy.Condition::expression),
                            facts.observedAt());
                }
            }
        }
    }

    private static void accounts(GoogleFacts facts, Connection transaction) throws SQLException {
        try (Copy rows =
                Copy.into(
                        transaction,
                        "read_model.google_service_account",
                        "project",
                        "email",
                        "display_name",
                        "disabled",
                        "observed_at")) {
            for (ProjectAnswer answer : facts.answers()) {
                for (ProjectAnswer.Account account : answer.accounts().orElse(List.of())) {
                    rows.row(
                            answer.project().id(),
                            account.email(),
                            account.displayName(),
                            account.disabled(),
                            facts.observedAt());
                }
            }
        }
    }

    /** A project that falls silent was as its rows say until the look before this one. */
    private static void silent(GoogleFacts facts, Connection transaction) throws SQLException {
        String sql =
                """
                insert into read_model.google_project as g (project, trouble) values (?, ?)
                on conflict (project) do update set trouble = excluded.trouble,
                  observed_at = case when g.trouble is null then greatest(g.observed_at,
                    (select as_of from read_model.source_state where source = 'GOOGLE_CLOUD'))
                    else g.observed_at end
                """;
        try (PreparedStatement upsert = transaction.prepareStatement(sql)) {
            for (var project : facts.silent().entrySet()) {
                upsert.setString(1, project.getKey());
                upsert.setString(2, project.getValue());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    private static void findings(GoogleFacts facts, Connection transaction) throws SQLException {
        Findings.clear(transaction, AUTHOR);
        Map<String, String> tenants = tenants(transaction);
        List<Finding> findings = new ArrayList<>();
        facts.silent()
                .forEach(
                        (project, sentence) ->
                                findings.add(
                                        finding(
                                                project,
                                                tenants,
                                                sentence + " What is shown of it is older.",
                                                "Check that the project exists and that the console's service account has roles/browser and roles/iam.securityReviewer on it.")));
        facts.answers().stream()
                .filter(answer -> answer.accounts().isEmpty())
                .forEach(
                        answer ->
                                findings.add(
                                        finding(
                                                answer.project().id(),
                                                tenants,
                                                "The service accounts of this project could not be listed.",
                                                "Give the console's service account iam.serviceAccounts.list on it.")));
        Findings.add(transaction, AUTHOR, findings);
    }

    /** Tenants by project: who may not know a tenant may not know that its project is silent. */
    private static Map<String, String> tenants(Connection transaction) throws SQLException {
        Map<String, String> tenants = new HashMap<>();
        String sql =
                "select project, tenant from read_model.project_claim where tenant is not null";
        try (PreparedStatement select = transaction.prepareStatement(sql);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                tenants.put(row.getString(1), row.getString(2));
            }
        }
        return tenants;
    }

    private static Finding finding(
            String project, Map<String, String> tenants, String sentence, String remedy) {
        return new Finding(
                Source.GOOGLE_CLOUD,
                "projects/" + project,
                0,
                Optional.ofNullable(tenants.get(project)),
                sentence,
                remedy);
    }
}
