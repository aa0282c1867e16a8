package dev.tenantry.indexing;

import dev.tenantry.estate.layout.Layout;
import dev.tenantry.estate.layout.LayoutFile;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.sources.git.EstateFacts;
import dev.tenantry.sources.git.ManifestReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/** Says what is wrong with the layout of the estate, while the one of before it counts. */
@ApplicationScoped
public class LayoutProjection implements Projection<EstateFacts> {

    private static final String AUTHOR = "estate-layout";

    @Override
    public Class<EstateFacts> facts() {
        return EstateFacts.class;
    }

    @Override
    public void project(EstateFacts facts, Connection transaction) throws SQLException {
        if (facts.complete()) {
            Findings.clear(transaction, AUTHOR);
        } else {
            Findings.clear(transaction, AUTHOR, facts.gone());
        }
        facts.each(
                new ManifestReader() {
                    @Override
                    public void read(ManifestFile file) throws SQLException {
                        if (file.path().equals(Layout.PATH)) {
                            say(file, transaction);
                        }
                    }

                    @Override
                    public void end() {
                        // Each file is told when it is read.
                    }
                });
    }

    /** What is wrong with the file as a manifest is said with all files. */
    private static void say(ManifestFile file, Connection transaction) throws SQLException {
        if (file.problems().isEmpty()) {
            Findings.add(
                    transaction,
                    AUTHOR,
                    LayoutFile.of(file).problems().stream().map(EstateFindings::of).toList());
        }
    }
}
