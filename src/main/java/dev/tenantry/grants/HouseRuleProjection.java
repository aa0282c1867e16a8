package dev.tenantry.grants;

import dev.tenantry.estate.Places;
import dev.tenantry.indexing.Finding;
import dev.tenantry.indexing.Findings;
import dev.tenantry.indexing.Projection;
import dev.tenantry.indexing.Source;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.Problem;
import dev.tenantry.policy.house.RuleBook;
import dev.tenantry.sources.git.EstateFacts;
import dev.tenantry.sources.git.ManifestReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a finding of every house rule that cannot be used: it blocks access until it is mended. */
@ApplicationScoped
public class HouseRuleProjection implements Projection<EstateFacts> {

    private static final String AUTHOR = "house-rules";

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
        facts.each(new Reader(transaction));
    }

    private static final class Reader implements ManifestReader {
        private final Connection transaction;
        private final List<Finding> findings = new ArrayList<>();

        Reader(Connection transaction) {
            this.transaction = transaction;
        }

        @Override
        public void read(ManifestFile file) {
            if (file.path().startsWith(Places.POLICY + "/")) {
                RuleBook.of(file).problems().stream()
                        .filter(problem -> !file.problems().contains(problem))
                        .map(Reader::finding)
                        .forEach(findings::add);
            }
        }

        private static Finding finding(Problem problem) {
            return new Finding(
                    Source.GIT,
                    problem.path(),
                    problem.line(),
                    Optional.empty(),
                    problem.sentence(),
                    problem.remedy());
        }

        @Override
        public void end() throws SQLException {
            Findings.add(transaction, AUTHOR, findings);
        }
    }
}
