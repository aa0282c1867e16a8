package dev.tenantry.grants;

import dev.tenantry.estate.Notes;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.ProjectClaim;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.indexing.Copy;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.sources.git.EstateFacts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Writes what access can be asked for: tenants, their datasets and buckets. */
final class TargetProjectionRows {

    private final Copy tenants;
    private final Copy stores;
    private String latest = "";

    TargetProjectionRows(Connection transaction, EstateFacts facts) throws SQLException {
        tenants =
                Copy.replacing(
                        transaction,
                        facts,
                        "read_model.grant_tenant",
                        "path",
                        "tenant",
                        "display_name",
                        "project",
                        "env");
        stores =
                Copy.replacing(
                        transaction,
                        facts,
                        "read_model.grant_store",
                        "path",
                        "line",
                        "tenant",
                        "kind",
                        "name",
                        "data_class");
    }

    void read(Manifest manifest) throws SQLException {
        Optional<TenantId> made = Places.factory(manifest.path());
        if (made.isPresent()
                && manifest.is("", "Namespace")
                && Places.isOf(made.get(), manifest.name())
                && !latest.equals(manifest.path())) {
            // One that stands twice in its file is a finding, and one tenant.
            latest = manifest.path();
            tenants.row(
                    manifest.path(),
                    made.get().value(),
                    manifest.annotation(Notes.PREFIX + "display-name").orElse(made.get().value()),
                    ProjectClaim.ofNamespace(manifest).orElse(""),
                    TenantFacts.environment(manifest));
        }
        Optional<TenantId> owner = Places.tenant(manifest.path());
        Optional<TenantFacts.Store> store = TenantFacts.store("", manifest);
        if (owner.isPresent() && store.isPresent()) {
            stores.row(
                    manifest.path(),
                    manifest.line(),
                    owner.get().value(),
                    store.get().resource().kind().word(),
                    store.get().resource().name(),
                    store.get().dataClass());
        }
    }

    void close() throws SQLException {
        tenants.close();
        stores.close();
    }
}
