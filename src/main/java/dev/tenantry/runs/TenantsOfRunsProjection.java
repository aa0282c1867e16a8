package dev.tenantry.runs;

import dev.tenantry.estate.Places;
import dev.tenantry.indexing.Projection;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.sources.git.EstateFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whose runs are, when the layout of the estate calls tenants' namespaces otherwise than before:
 * runs are kept for good, and the cluster does not tell of them again.
 */
@ApplicationScoped
public class TenantsOfRunsProjection implements Projection<EstateFacts> {

    @Override
    public Class<EstateFacts> facts() {
        return EstateFacts.class;
    }

    @Override
    public void project(EstateFacts facts, Connection transaction) throws SQLException {
        if (facts.complete()) {
            correct(transaction, "tenantry.run");
            correct(transaction, "read_model.workflow_template");
            correct(transaction, "read_model.cron_workflow");
        }
    }

    private static void correct(Connection transaction, String table) throws SQLException {
        for (var one : others(transaction, table).entrySet()) {
            try (PreparedStatement correct =
                    transaction.prepareStatement(
                            "update "
                                    + table
                                    + " set tenant = ? where namespace = ? and tenant is distinct from ?")) {
                String tenant = one.getValue().orElse(null);
                correct.setString(1, tenant);
                correct.setString(2, one.getKey());
                correct.setString(3, tenant);
                correct.executeUpdate();
            }
        }
    }

    /** Namespaces whose rows say another tenant than the layout does, with that one. */
    private static Map<String, Optional<String>> others(Connection transaction, String table)
            throws SQLException {
        Map<String, Optional<String>> others = new LinkedHashMap<>();
        try (PreparedStatement select =
                        transaction.prepareStatement(
                                "select namespace, min(tenant) from "
                                        + table
                                        + " group by namespace");
                ResultSet row = select.executeQuery()) {
            while (row.next()) {
                Optional<String> now = Places.ofNamespace(row.getString(1)).map(TenantId::value);
                if (!now.equals(Optional.ofNullable(row.getString(2)))) {
                    others.put(row.getString(1), now);
                }
            }
        }
        return others;
    }
}
