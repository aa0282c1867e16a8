package dev.tenantry.indexing;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.ProjectClaim;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.Problem;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.sources.git.EstateFacts;
import dev.tenantry.sources.git.ManifestReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The estate → whose project is whose. All slices read it from here ({@code project_owner}, {@code
 * project_of_tenant}), so that money, drift and pages speak of the same project.
 */
@ApplicationScoped
public class ProjectClaimProjection implements Projection<EstateFacts> {

    private static final String AUTHOR = "project-claims";

    private static final String CLAIMED_TWICE =
            """
            select c.path, c.line, c.project from read_model.project_claim c
            where exists (select from read_model.project_claim o
                          where o.project = c.project and o.tenant <> c.tenant)
            """;

    private static final String DIFFERENT =
            """
            select c.path, c.line, c.project, n.project from read_model.project_claim c
            join read_model.project_claim n on n.tenant = c.tenant and n.claimed_by = 'NAMESPACE'
            where c.claimed_by = 'PROJECT' and not exists (
              select from read_model.project_claim one
              where one.tenant = c.tenant and one.claimed_by = 'NAMESPACE' and one.project = c.project)
            """;

    @Override
    public Class<EstateFacts> facts() {
        return EstateFacts.class;
    }

    @Override
    public void project(EstateFacts estate, Connection transaction) throws SQLException {
        estate.each(new Rows(transaction, estate));
    }

    /** Whoever gives a project up changes what is true of another's file. */
    private static void check(Connection transaction) throws SQLException {
        Findings.clear(transaction, AUTHOR);
        List<Finding> findings = new ArrayList<>();
        find(transaction, CLAIMED_TWICE, ProjectClaimProjection::claimedTwice, findings);
        find(transaction, DIFFERENT, ProjectClaimProjection::different, findings);
        Findings.add(transaction, AUTHOR, findings);
    }

    private interface Row {
        Problem problem(ResultSet row) throws SQLException;
    }

    private static void find(Connection transaction, String query, Row what, List<Finding> into)
            throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(query);
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                into.add(EstateFindings.of(what.problem(row)));
            }
        }
    }

    /** Does not say who else: one of the two may be hidden from whoever reads this. */
    private static Problem claimedTwice(ResultSet row) throws SQLException {
        return new Problem(
                row.getString(1),
                row.getInt(2),
                "Project %s is claimed by another tenant, too; it counts as nobody's."
                        .formatted(row.getString(3)),
                "Let one tenant have it: correct the project in the other's files of %s/."
                        .formatted(Zone.FACTORY.folder()));
    }

    private static Problem different(ResultSet row) throws SQLException {
        return new Problem(
                row.getString(1),
                row.getInt(2),
                "This makes project %s, but the tenant's namespace is of project %s."
                        .formatted(row.getString(3), row.getString(4)),
                "Write the same project in both; Config Connector acts where the namespace says.");
    }

    private static final class Rows implements ManifestReader {

        private final Connection transaction;
        private final EstateFacts estate;
        private final Copy claims;
        private boolean touched;

        Rows(Connection transaction, EstateFacts estate) throws SQLException {
            this.transaction = transaction;
            this.estate = estate;
            touched =
                    estate.complete()
                            || estate.gone().stream()
                                    .anyMatch(
                                            p ->
                                                    Zone.of(p)
                                                            .filter(Zone.FACTORY::equals)
                                                            .isPresent());
            claims =
                    Copy.replacing(
                            transaction,
                            estate,
                            "read_model.project_claim",
                            "path",
                            "line",
                            "claimed_by",
                            "project",
                            "tenant",
                            "namespaces");
        }

        @Override
        public void read(ManifestFile file) throws SQLException {
            for (Manifest manifest : file.manifests()) {
                Optional<ProjectClaim> claim = ProjectClaim.of(manifest);
                if (claim.isPresent()) {
                    touched = true;
                    row(
                            manifest,
                            claim.get().by(),
                            claim.get().project(),
                            Optional.of(claim.get().tenant()));
                } else if (estate.applying(file.path()).isPresent()) {
                    Optional<String> platform = platform(manifest);
                    if (platform.isPresent()) {
                        row(manifest, ProjectClaim.By.PROJECT, platform.get(), Optional.empty());
                    }
                }
            }
        }

        private void row(
                Manifest manifest, ProjectClaim.By by, String project, Optional<TenantId> tenant)
                throws SQLException {
            claims.row(
                    manifest.path(),
                    manifest.line(),
                    by,
                    project,
                    tenant.map(TenantId::value),
                    tenant.map(t -> Places.layout().namespaces(t)).orElse(List.of()));
        }

        /** A project outside of the factory, or the one in which a pool's cluster is. */
        private static Optional<String> platform(Manifest manifest) {
            return manifest.is("container.cnrm.cloud.google.com", "ContainerNodePool")
                    ? manifest.at("spec", "clusterRef", "external").flatMap(ResourceName::projectOf)
                    : ProjectClaim.project(manifest);
        }

        @Override
        public void end() throws SQLException {
            claims.close();
            if (touched) {
                check(transaction);
            }
        }
    }
}
