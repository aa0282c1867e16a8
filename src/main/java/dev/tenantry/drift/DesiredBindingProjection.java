package dev.tenantry.drift;

import dev.tenantry.indexing.Copy;
import dev.tenantry.indexing.Projection;
import dev.tenantry.manifest.EstateLayout;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.Condition;
import dev.tenantry.sources.git.EstateFacts;
import dev.tenantry.sources.git.ManifestReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The estate → what the allow policies of projects should hold. */
@ApplicationScoped
public class DesiredBindingProjection implements Projection<EstateFacts> {

    private static final String IAM = "iam.cnrm.cloud.google.com";

    @Override
    public Class<EstateFacts> facts() {
        return EstateFacts.class;
    }

    @Override
    public void project(EstateFacts estate, Connection transaction) throws SQLException {
        estate.each(new ProjectionWriter(transaction, estate));
    }

    private static final class ProjectionWriter implements ManifestReader {

        private final Copy bindings;
        private final Copy accounts;

        ProjectionWriter(Connection transaction, EstateFacts estate) throws SQLException {
            bindings =
                    Copy.replacing(
                            transaction,
                            estate,
                            "read_model.desired_binding",
                            "path",
                            "line",
                            "namespace",
                            "name",
                            "tenant",
                            "project",
                            "role",
                            "member",
                            "account",
                            "condition");
            accounts =
                    Copy.replacing(
                            transaction,
                            estate,
                            "read_model.desired_account",
                            "path",
                            "line",
                            "namespace",
                            "name",
                            "account_id",
                            "project");
        }

        @Override
        public void read(ManifestFile file) throws SQLException {
            for (Manifest manifest : file.manifests()) {
                if (manifest.is(IAM, "IAMPolicyMember")) {
                    binding(manifest);
                } else if (manifest.is(IAM, "IAMServiceAccount")) {
                    accounts.row(
                            manifest.path(),
                            manifest.line(),
                            manifest.namespace().orElse(""),
                            manifest.name(),
                            manifest.at("spec", "resourceID").orElse(manifest.name()),
                            manifest.annotation("cnrm.cloud.google.com/project-id"));
                }
            }
        }

        private void binding(Manifest manifest) throws SQLException {
            Optional<String> project = project(manifest);
            if (project.isEmpty()) {
                return;
            }
            bindings.row(
                    manifest.path(),
                    manifest.line(),
                    manifest.namespace().orElse(""),
                    manifest.name(),
                    EstateLayout.tenantOf(manifest.path()).map(TenantId::value),
                    project,
                    manifest.at("spec", "role").orElse(""),
                    manifest.at("spec", "member"),
                    manifest.at("spec", "memberFrom", "serviceAccountRef", "name"),
                    manifest.at("spec", "condition", "expression").map(Condition::onOneLine));
        }

        /** The project whose policy it is about; empty for buckets, accounts and the like. */
        private static Optional<String> project(Manifest manifest) {
            boolean project =
                    manifest.at("spec", "resourceRef", "kind")
                            .filter("Project"::equals)
                            .isPresent();
            return (project
                            ? manifest.at("spec", "resourceRef", "external")
                                    .or(() -> manifest.at("spec", "resourceRef", "name"))
                            : Optional.<String>empty())
                    .map(id -> id.startsWith("projects/") ? id.substring(9) : id);
        }

        @Override
        public void end() throws SQLException {
            bindings.close();
            accounts.close();
        }
    }
}
