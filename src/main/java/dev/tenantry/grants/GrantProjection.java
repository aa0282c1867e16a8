package dev.tenantry.grants;

import dev.tenantry.estate.Condition;
import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Grants;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.Principal;
import dev.tenantry.indexing.Copy;
import dev.tenantry.indexing.EstateFindings;
import dev.tenantry.indexing.Finding;
import dev.tenantry.indexing.Findings;
import dev.tenantry.indexing.Projection;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.Problem;
import dev.tenantry.sources.git.EstateFacts;
import dev.tenantry.sources.git.ManifestReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns the grants in tenants' folders into rows. */
@ApplicationScoped
public class GrantProjection implements Projection<EstateFacts> {

    private static final String AUTHOR = "grants";

    @Override
    public Class<EstateFacts> facts() {
        return EstateFacts.class;
    }

    @Override
    public void project(EstateFacts facts, Connection transaction) throws SQLException {
        facts.each(new Writer(transaction, facts));
    }

    /** Writes the rows of one file after the other. */
    private static final class Writer implements ManifestReader {
        private final Connection transaction;
        private final List<Finding> findings = new ArrayList<>();
        private final TargetProjectionRows targets;
        private final EstateFacts facts;
        private final Copy grants;

        Writer(Connection transaction, EstateFacts facts) throws SQLException {
            this.transaction = transaction;
            this.facts = facts;
            if (facts.complete()) {
                Findings.clear(transaction, AUTHOR);
            } else {
                Findings.clear(transaction, AUTHOR, facts.gone());
            }
            this.targets = new TargetProjectionRows(transaction, facts);
            this.grants =
                    Copy.replacing(
                            transaction,
                            facts,
                            "read_model.grant_row",
                            "id",
                            "path",
                            "line",
                            "tenant",
                            "kind",
                            "managed",
                            "name",
                            "principal",
                            "principal_kind",
                            "principal_name",
                            "role",
                            "resource_kind",
                            "resource",
                            "condition",
                            "understood",
                            "ends",
                            "ends_key",
                            "requested_by",
                            "requested_at",
                            "justification",
                            "ticket",
                            "request_id",
                            "review_by");
        }

        @Override
        public void read(ManifestFile file) throws SQLException {
            if (Places.tenantOf(file.path()).isEmpty()) {
                return;
            }
            int position = 0;
            for (Manifest manifest : file.manifests()) {
                targets.read(manifest);
                List<DesiredGrant> all =
                        Places.tenant(file.path()).isPresent() ? Grants.in(manifest) : List.of();
                findings.addAll(GrantTimes.findings(manifest, all));
                if (facts.applying(file.path()).isEmpty()) {
                    all.stream().limit(1).map(Writer::notLive).forEach(findings::add);
                    continue;
                }
                for (DesiredGrant grant : all) {
                    write(grant, position++);
                }
            }
        }

        private static Finding notLive(DesiredGrant grant) {
            return EstateFindings.of(
                    new Problem(
                            grant.path(),
                            grant.line(),
                            "No Application of Argo CD applies this file: what it grants is not"
                                    + " live, and stands in no list.",
                            "Move it to a folder that is applied, or remove it."));
        }

        private void write(DesiredGrant grant, int position) throws SQLException {
            if (grant.principal().kind() == Principal.Kind.UNKNOWN
                    && !grant.kind().equals(DesiredGrant.MEMBER)) {
                return;
            }
            Optional<Condition.Reading> reading = grant.reading();
            grants.row(
                    grant.path() + "#" + position,
                    grant.path(),
                    grant.line(),
                    Places.tenant(grant.path()).orElseThrow().value(),
                    grant.kind(),
                    grant.kind().equals(DesiredGrant.MEMBER) && grant.isManaged(),
                    grant.name(),
                    grant.principal().member(),
                    grant.principal().kind().word(),
                    grant.principal().name().toLowerCase(Locale.ROOT),
                    grant.role().name(),
                    grant.resource().kind().word(),
                    grant.resource().name(),
                    grant.condition().map(Condition::expression),
                    reading.map(Condition.Reading::understood).orElse(true),
                    grant.ends(),
                    grant.ends().map(Object::toString).orElse("infinity"),
                    grant.notes().requestedBy(),
                    grant.notes().requestedAt(),
                    grant.notes().justification(),
                    grant.notes().ticket(),
                    grant.notes().requestId(),
                    grant.notes().reviewBy());
        }

        @Override
        public void end() throws SQLException {
            grants.close();
            targets.close();
            Findings.add(transaction, AUTHOR, findings);
        }
    }
}
