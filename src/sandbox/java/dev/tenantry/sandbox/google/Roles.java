package dev.tenantry.sandbox.google;

import com.google.iam.admin.v1.Role;
import java.util.List;
import java.util.Optional;

/** The predefined roles that this Google knows. */
final class Roles {

    private static final List<Role> ALL =
            List.of(
                    role(
                            "bigquery.admin",
                            "BigQuery Admin",
                            "Administer all BigQuery resources and data",
                            "bigquery.datasets.create",
                            "bigquery.datasets.delete",
                            "bigquery.tables.getData"),
                    role(
                            "bigquery.dataEditor",
                            "BigQuery Data Editor",
                            "Access to edit all the contents of datasets",
                            "bigquery.tables.create",
                            "bigquery.tables.updateData",
                            "bigquery.tables.getData"),
                    role(
                            "bigquery.dataOwner",
                            "BigQuery Data Owner",
                            "Full access to datasets and all of their contents",
                            "bigquery.datasets.update",
                            "bigquery.tables.getData"),
                    role(
                            "bigquery.dataViewer",
                            "BigQuery Data Viewer",
                            "Access to view datasets and all of their contents",
                            "bigquery.datasets.get",
                            "bigquery.tables.get",
                            "bigquery.tables.getData",
                            "bigquery.tables.list"),
                    role(
                            "bigquery.jobUser",
                            "BigQuery Job User",
                            "Access to run jobs",
                            "bigquery.jobs.create"),
                    role(
                            "bigquery.metadataViewer",
                            "BigQuery Metadata Viewer",
                            "Access to view table and dataset metadata",
                            "bigquery.datasets.get",
                            "bigquery.tables.get",
                            "bigquery.tables.list"),
                    role(
                            "bigquery.readSessionUser",
                            "BigQuery Read Session User",
                            "Access to create and use read sessions",
                            "bigquery.readsessions.create"),
                    role(
                            "bigquerydatatransfer.serviceAgent",
                            "BigQuery Data Transfer Service Agent",
                            "Gives the transfer service access to start jobs",
                            "bigquery.jobs.create"),
                    role(
                            "compute.serviceAgent",
                            "Compute Engine Service Agent",
                            "Gives Compute Engine access to run its work",
                            "compute.instances.get"),
                    role(
                            "editor",
                            "Editor",
                            "View, create, update, and delete most resources",
                            "bigquery.datasets.create"),
                    role(
                            "iam.workloadIdentityUser",
                            "Workload Identity User",
                            "Impersonate service accounts from federated workloads",
                            "iam.serviceAccounts.getAccessToken"),
                    role(
                            "logging.viewer",
                            "Logs Viewer",
                            "Access to view logs",
                            "logging.logEntries.list"),
                    role(
                            "monitoring.viewer",
                            "Monitoring Viewer",
                            "Read-only access to monitoring data",
                            "monitoring.timeSeries.list"),
                    role(
                            "owner",
                            "Owner",
                            "Full access to most resources",
                            "resourcemanager.projects.setIamPolicy"),
                    role(
                            "resourcemanager.projectIamAdmin",
                            "Project IAM Admin",
                            "Access to administer allow policies",
                            "resourcemanager.projects.getIamPolicy",
                            "resourcemanager.projects.setIamPolicy"),
                    role(
                            "storage.admin",
                            "Storage Admin",
                            "Full control of buckets and objects",
                            "storage.buckets.delete"),
                    role(
                            "storage.objectAdmin",
                            "Storage Object Admin",
                            "Full control of objects",
                            "storage.objects.create",
                            "storage.objects.delete",
                            "storage.objects.get"),
                    role(
                            "storage.objectCreator",
                            "Storage Object Creator",
                            "Access to create objects",
                            "storage.objects.create"),
                    role(
                            "storage.objectUser",
                            "Storage Object User",
                            "Access to create, read, update and delete objects",
                            "storage.objects.create",
                            "storage.objects.get",
                            "storage.objects.list"),
                    role(
                            "storage.objectViewer",
                            "Storage Object Viewer",
                            "Read access to objects",
                            "storage.objects.get",
                            "storage.objects.list"),
                    role("viewer", "Viewer", "View most resources", "bigquery.datasets.get"));

    private Roles() {}

    static List<Role> all() {
        return ALL;
    }

    static Optional<Role> named(String name) {
        return ALL.stream().filter(role -> role.getName().equals(name)).findFirst();
    }

    private static Role role(String id, String title, String description, String... permissions) {
        return Role.newBuilder()
                .setName("roles/" + id)
                .setTitle(title)
                .setDescription(description)
                .setStage(Role.RoleLaunchStage.GA)
                .addAllIncludedPermissions(List.of(permissions))
                .build();
    }
}
