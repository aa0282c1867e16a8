package dev.tenantry.drift;

import dev.tenantry.estate.Condition;
import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Grants;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.ProjectClaim;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.indexing.Copy;
import dev.tenantry.indexing.Projection;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.sources.git.EstateFacts;
import dev.tenantry.sources.git.ManifestReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The estate → what the allow policies of projects should hold, by whatever manifest says it. */
@ApplicationScoped
public class DesiredBindingProjection implements Projection<EstateFacts> {

    private static final String REFERENCE = "ref:";
    private static final String IAM = "iam.cnrm.cloud.google.com";

    @Override
    public Class<EstateFacts> facts() {
        return EstateFacts.class;
    }

    @Override
    public void project(EstateFacts estate, Connection transaction) throws SQLException {
        estate.eachApplied(new ProjectionWriter(transaction, estate));
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
                for (DesiredGrant grant : Grants.in(manifest)) {
                    if (grant.target().kind().equals("Project")) {
                        binding(grant);
                    }
                }
                if (manifest.is(IAM, "IAMServiceAccount")) {
                    accounts.row(
                            manifest.path(),
                            manifest.line(),
                            manifest.namespace().orElse(""),
                            manifest.name(),
                            ResourceName.of(manifest),
                            manifest.annotation(ProjectClaim.ANNOTATION));
                }
            }
        }

        /** A member that is another object is known by where that object stands. */
        private void binding(DesiredGrant grant) throws SQLException {
            String member = grant.principal().member();
            Optional<String> object =
                    Optional.of(member)
                            .filter(m -> m.startsWith(REFERENCE))
                            .map(m -> m.substring(REFERENCE.length()));
            int slash = object.map(o -> o.indexOf('/')).orElse(0);
            bindings.row(
                    grant.path(),
                    grant.line(),
                    object.map(o -> o.substring(0, slash)).orElse(grant.namespace()),
                    grant.name(),
                    Places.tenantOf(grant.path()).map(TenantId::value),
                    grant.target().reference(),
                    grant.role().name(),
                    Optional.of(member).filter(m -> !m.isEmpty() && object.isEmpty()),
                    object.map(o -> o.substring(slash + 1)),
                    grant.condition().map(c -> Condition.onOneLine(c.expression())));
        }

        @Override
        public void end() throws SQLException {
            bindings.close();
            accounts.close();
        }
    }
}
