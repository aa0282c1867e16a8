package dev.tenantry.indexing;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.Problem;
import dev.tenantry.manifest.Reference;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.sources.git.EstateFacts;
import dev.tenantry.sources.git.ManifestReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes what is true of every manifest, whatever its kind: that it is there, whom it mentions, and
 * what is wrong with its file.
 */
@ApplicationScoped
public class EstateProjection implements Projection<EstateFacts> {

    static final String FILES = "estate-files";

    /** A kind is known where the estate itself tells the cluster of its group. */
    private static final String DECLARED =
            """
            delete from read_model.finding f where f.author = ? and exists (
              select from read_model.manifest m
              where m.kind = 'CustomResourceDefinition' and m.api_group = 'apiextensions.k8s.io'
                and f.sentence like 'No controller of the platform knows the kind %'
                and strpos(f.sentence, ' of ' || substr(m.name, strpos(m.name, '.') + 1) || '/') > 0)
            """;

    @Override
    public Class<EstateFacts> facts() {
        return EstateFacts.class;
    }

    @Override
    public void project(EstateFacts facts, Connection transaction) throws SQLException {
        EstateNames names = EstateNames.before(facts, transaction);
        if (facts.complete()) {
            Findings.clear(transaction, FILES);
        } else {
            Findings.clear(transaction, FILES, facts.gone());
        }
        facts.each(new Writer(transaction, facts, names));
    }

    /** Writes the rows of one file after the other. */
    private static final class Writer implements ManifestReader {
        private final Connection transaction;
        private final EstateNames names;
        private final Copy manifests;
        private final Copy references;
        private final Copy files;
        private final EstateFacts facts;
        private final List<Finding> findings = new ArrayList<>();

        Writer(Connection transaction, EstateFacts facts, EstateNames names) throws SQLException {
            this.transaction = transaction;
            this.names = names;
            this.manifests =
                    Copy.replacing(
                            transaction,
                            facts,
                            "read_model.manifest",
                            "path",
                            "document",
                            "line",
                            "api_group",
                            "kind",
                            "namespace",
                            "name",
                            "tenant",
                            "placed");
            this.references =
                    Copy.replacing(
                            transaction,
                            facts,
                            "read_model.manifest_reference",
                            "path",
                            "line",
                            "field",
                            "kind",
                            "namespace",
                            "name");
            this.facts = facts;
            this.files =
                    Copy.replacing(
                            transaction,
                            facts,
                            "read_model.estate_file",
                            "path",
                            "tenant",
                            "sort",
                            "why",
                            "objects",
                            "applied",
                            "application",
                            "zone");
        }

        @Override
        public void read(ManifestFile file) throws SQLException {
            boolean placed = Places.isPlaced(file.path());
            if (placed || ManifestFile.isManifestPath(file.path())) {
                file(file);
            }
            for (Manifest manifest : file.manifests()) {
                manifest(manifest, placed);
                if (placed && !manifest.isOfKnownKind()) {
                    findings.add(unknownKind(manifest));
                }
            }
            if (findings.size() > 1_000) {
                flushFindings();
            }
        }

        private void file(ManifestFile file) throws SQLException {
            FileSort sort = FileSort.of(file);
            Optional<String> application = facts.applying(file.path());
            files.row(
                    file.path(),
                    Places.tenantOf(file.path()).map(TenantId::value),
                    sort,
                    FileReason.of(file, sort),
                    file.manifests().size(),
                    application.isPresent(),
                    application.orElse(""),
                    Zone.of(file.path()));
            file.problems().stream().map(EstateFindings::of).forEach(findings::add);
            if (application.isPresent() && !file.manifests().isEmpty()) {
                Places.oddTenant(file.path())
                        .map(folder -> oddTenant(file, folder))
                        .ifPresent(findings::add);
            }
        }

        private static Finding oddTenant(ManifestFile file, String folder) {
            return EstateFindings.of(
                    new Problem(
                            file.path(),
                            file.manifests().getFirst().line(),
                            "Argo CD applies this file, and the folder “%s” cannot be a tenant's."
                                    .formatted(folder),
                            "Name it with 1 to 61 small letters, digits and hyphens, a letter"
                                    + " first; until then it is nobody's."));
        }

        private void manifest(Manifest manifest, boolean placed) throws SQLException {
            names.saw(manifest);
            manifests.row(
                    manifest.path(),
                    manifest.document(),
                    manifest.line(),
                    manifest.group(),
                    manifest.kind(),
                    manifest.namespace().orElse(""),
                    manifest.name(),
                    Places.tenantOf(manifest.path()).map(TenantId::value),
                    placed);
            for (Reference reference : placed ? Reference.of(manifest) : List.<Reference>of()) {
                references.row(
                        manifest.path(),
                        reference.line(),
                        reference.field(),
                        reference.kind(),
                        reference.namespace(),
                        reference.name());
            }
        }

        private static Finding unknownKind(Manifest manifest) {
            return EstateFindings.of(
                    new Problem(
                            manifest.path(),
                            manifest.lineOf("kind"),
                            "No controller of the platform knows the kind %s of %s."
                                    .formatted(manifest.kind(), manifest.apiVersion()),
                            "Correct the kind or the apiVersion; where the cluster has it, keep its"
                                    + " CustomResourceDefinition in the estate."));
        }

        private void flushFindings() throws SQLException {
            Findings.add(transaction, FILES, findings);
            findings.clear();
        }

        @Override
        public void end() throws SQLException {
            manifests.close();
            references.close();
            files.close();
            flushFindings();
            SourceRows.execute(transaction, DECLARED, FILES);
            names.check(transaction);
        }
    }
}
