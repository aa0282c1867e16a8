package dev.tenantry.tenants;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.ProjectClaim;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.indexing.Copy;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.sources.git.EstateFacts;
import dev.tenantry.sources.git.ManifestReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Turns the manifests of tenants' folders into rows while the estate is read. */
final class TenantProjectionRows implements ManifestReader {

    private static final String OURS = "tenantry.dev/";

    private final Connection transaction;
    private final KnownTenants known;
    private final Copy tenants;
    private final Copy projects;
    private final Copy resources;
    private String latest = "";

    TenantProjectionRows(Connection transaction, EstateFacts estate) throws SQLException {
        this.transaction = transaction;
        known = new KnownTenants(estate.complete());
        estate.gone().forEach(known::touched);
        tenants =
                Copy.replacing(
                        transaction,
                        estate,
                        "read_model.tenant",
                        "path",
                        "line",
                        "id",
                        "display_name",
                        "env",
                        "owner",
                        "cost_center",
                        "visible_to",
                        "allowed_roles",
                        "search");
        projects =
                Copy.replacing(
                        transaction,
                        estate,
                        "read_model.tenant_project",
                        "path",
                        "line",
                        "tenant",
                        "project_id",
                        "display_name",
                        "folder",
                        "billing_account",
                        "labels",
                        "label_lines");
        resources =
                Copy.replacing(
                        transaction,
                        estate,
                        "read_model.tenant_resource",
                        "path",
                        "line",
                        "tenant",
                        "kind",
                        "name",
                        "id",
                        "title",
                        "data_class",
                        "location");
    }

    @Override
    public void read(ManifestFile file) throws SQLException {
        Optional<String> tenant = Places.tenantOf(file.path()).map(TenantId::value);
        if (tenant.isPresent()) {
            known.touched(file.path());
            for (Manifest manifest : file.manifests()) {
                read(manifest, tenant.get());
            }
        }
    }

    private void read(Manifest manifest, String tenant) throws SQLException {
        boolean factory = Places.factory(manifest.path()).isPresent();
        if (factory && manifest.is("", "Namespace")) {
            tenant(manifest, tenant);
        } else if (factory && manifest.is("resourcemanager.cnrm.cloud.google.com", "Project")) {
            project(manifest, tenant);
        } else if (manifest.is("bigquery.cnrm.cloud.google.com", "BigQueryDataset")) {
            resource(manifest, tenant, "dataset", manifest.at("spec", "friendlyName"));
        } else if (manifest.is("storage.cnrm.cloud.google.com", "StorageBucket")) {
            resource(manifest, tenant, "bucket", Optional.empty());
        } else if (!factory && manifest.is("iam.cnrm.cloud.google.com", "IAMServiceAccount")) {
            resource(manifest, tenant, "service-account", manifest.at("spec", "displayName"));
        }
    }

    private void tenant(Manifest manifest, String id) throws SQLException {
        String place = manifest.path() + ":" + manifest.line();
        if (latest.equals(place)) {
            // One that stands twice on its line is a finding, and one tenant.
            return;
        }
        latest = place;
        String name = manifest.annotation(OURS + "display-name").orElse(id);
        String owner = TenantFacts.owner(manifest);
        String project = ProjectClaim.ofNamespace(manifest).orElse("");
        List<String> roles =
                manifest.annotation(OURS + "allowed-roles").stream()
                        .flatMap(list -> Stream.of(list.split(",", -1)))
                        .map(String::strip)
                        .filter(role -> !role.isEmpty())
                        .toList();
        tenants.row(
                manifest.path(),
                manifest.line(),
                id,
                name,
                TenantFacts.environment(manifest),
                owner,
                manifest.annotation(OURS + "cost-center").orElse(""),
                manifest.annotation(OURS + "visible-to"),
                roles,
                String.join(" ", id, name, owner, project).toLowerCase(Locale.ROOT));
    }

    private void project(Manifest manifest, String tenant) throws SQLException {
        Map<String, String> lines = new LinkedHashMap<>();
        for (String label : manifest.labels().keySet()) {
            lines.put(label, Integer.toString(manifest.lineOf("metadata", "labels", label)));
        }
        projects.row(
                manifest.path(),
                manifest.line(),
                tenant,
                ResourceName.of(manifest),
                manifest.at("spec", "name").orElse(""),
                manifest.at("spec", "folderRef", "external").orElse(""),
                manifest.at("spec", "billingAccountRef", "external").orElse(""),
                manifest.labels(),
                lines);
    }

    private void resource(Manifest manifest, String tenant, String kind, Optional<String> title)
            throws SQLException {
        String id = ResourceName.of(manifest);
        resources.row(
                manifest.path(),
                manifest.line(),
                tenant,
                kind,
                manifest.name(),
                id,
                title.orElse(id),
                TenantFacts.dataClass(manifest),
                manifest.at("spec", "location"));
    }

    @Override
    public void end() throws SQLException {
        tenants.close();
        projects.close();
        resources.close();
        known.keep(transaction);
    }
}
