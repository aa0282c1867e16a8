package dev.tenantry.costs;

import dev.tenantry.indexing.Finding;
import dev.tenantry.indexing.Findings;
import dev.tenantry.indexing.Projection;
import dev.tenantry.indexing.Source;
import dev.tenantry.sources.billing.BillingFacts;
import dev.tenantry.sources.billing.FileCharges;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Files of the billing export → what in them wants a human: rows and files that are in no sum. */
@ApplicationScoped
public class BillingFindingProjection implements Projection<BillingFacts> {

    private static final String AUTHOR = "billing";

    @Override
    public Class<BillingFacts> facts() {
        return BillingFacts.class;
    }

    @Override
    public void project(BillingFacts news, Connection transaction) throws SQLException {
        List<String> looked =
                Stream.of(
                                news.read().stream().map(file -> file.file().name()),
                                news.refused().stream().map(refused -> refused.file().name()),
                                news.moved().values().stream())
                        .flatMap(names -> names)
                        .toList();
        Findings.clear(transaction, AUTHOR, looked);
        List<Finding> findings = new ArrayList<>();
        news.read().forEach(file -> troubles(file, findings));
        news.refused()
                .forEach(
                        refused ->
                                findings.add(
                                        finding(
                                                refused.file().name(),
                                                refused.line(),
                                                refused.sentence(),
                                                "Have the billing export deliver the file again.")));
        news.duplicates()
                .forEach(
                        (name, original) ->
                                findings.add(
                                        finding(
                                                name,
                                                0,
                                                "This file has the very bytes of "
                                                        + original
                                                        + " and is counted once.",
                                                "Remove one of the two.")));
        Findings.add(transaction, AUTHOR, findings);
    }

    private static void troubles(FileCharges file, List<Finding> findings) {
        String name = file.file().name();
        String remedy = "Have the billing export deliver the file again, or correct the row.";
        file.troubles()
                .forEach(
                        trouble ->
                                findings.add(
                                        finding(name, trouble.line(), trouble.sentence(), remedy)));
        int more = file.unread() + file.unlabelled() - file.troubles().size();
        if (more > 0) {
            findings.add(finding(name, 0, more + " more rows have troubles like these.", remedy));
        }
    }

    private static Finding finding(String name, int line, String sentence, String remedy) {
        return new Finding(Source.BILLING, name, line, Optional.empty(), sentence, remedy);
    }
}
