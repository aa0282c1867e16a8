package dev.tenantry.costs;

import dev.tenantry.estate.DesiredBudget;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.indexing.Copy;
import dev.tenantry.indexing.Projection;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.sources.git.EstateFacts;
import dev.tenantry.sources.git.ManifestReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The estate → what each tenant may spend. */
@ApplicationScoped
public class CostBudgetProjection implements Projection<EstateFacts> {

    @Override
    public Class<EstateFacts> facts() {
        return EstateFacts.class;
    }

    @Override
    public void project(EstateFacts estate, Connection transaction) throws SQLException {
        estate.eachApplied(new WriterOfProjection(transaction, estate));
    }

    private static final class WriterOfProjection implements ManifestReader {

        private final Copy budgets;

        WriterOfProjection(Connection transaction, EstateFacts estate) throws SQLException {
            budgets =
                    Copy.replacing(
                            transaction,
                            estate,
                            "read_model.cost_budget",
                            "path",
                            "line",
                            "name",
                            "tenant",
                            "project",
                            "monthly",
                            "currency");
        }

        @Override
        public void read(ManifestFile file) throws SQLException {
            Optional<String> tenant = Places.tenantOf(file.path()).map(TenantId::value);
            for (Manifest manifest : file.manifests()) {
                Optional<DesiredBudget> budget = DesiredBudget.of(manifest);
                if (budget.isPresent()) {
                    budget(manifest, budget.get(), tenant);
                }
            }
        }

        private void budget(Manifest manifest, DesiredBudget budget, Optional<String> tenant)
                throws SQLException {
            Optional<BigDecimal> monthly = budget.monthly();
            if (monthly.isPresent()) {
                budgets.row(
                        manifest.path(),
                        manifest.line(),
                        manifest.at("spec", "displayName").orElse(manifest.name()),
                        tenant,
                        manifest.maps("spec", "budgetFilter", "projects")
                                .findFirst()
                                .flatMap(ref -> ref.at("external"))
                                .flatMap(ResourceName::projectOf),
                        monthly.get().toPlainString(),
                        budget.currency());
            }
        }

        @Override
        public void end() throws SQLException {
            budgets.close();
        }
    }
}
