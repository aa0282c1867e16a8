package dev.tenantry.indexing;

import dev.tenantry.estate.Places;
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

/**
 * Writes what is true of every manifest, whatever its kind: that it is there, whom it mentions, and
 * what is wrong with its file.
 */
@ApplicationScoped
public class EstateProjection implements Projection<EstateFacts> {

    static final String FILES = "estate-files";

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
        private final Copy unplaced;
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
            this.unplaced =
                    Copy.replacing(
                            transaction,
                            facts,
                            "read_model.unplaced_file",
                            "path",
                            "manifests",
                            "foreign_documents");
        }

        @Override
        public void read(ManifestFile file) throws SQLException {
            boolean placed = Places.isPlaced(file.path());
            if (!placed) {
                unplaced.row(file.path(), file.manifests().size(), file.foreign());
            }
            for (Manifest manifest : file.manifests()) {
                manifest(manifest, placed);
                if (placed && !manifest.isOfKnownKind()) {
                    findings.add(unknownKind(manifest));
                }
            }
            for (Problem problem : file.problems()) {
                findings.add(EstateFindings.of(problem));
            }
            if (findings.size() > 1_000) {
                flushFindings();
            }
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
                            "Correct the kind or the apiVersion, or remove the manifest."));
        }

        private void flushFindings() throws SQLException {
            Findings.add(transaction, FILES, findings);
            findings.clear();
        }

        @Override
        public void end() throws SQLException {
            manifests.close();
            references.close();
            unplaced.close();
            flushFindings();
            names.check(transaction);
        }
    }
}
