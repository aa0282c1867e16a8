package dev.tenantry.sandbox.world;

import java.util.List;

/** What all tenants share: the organisation, its folders, the cluster and the bill. */
public record Platform(
        String organisation,
        long organisationNumber,
        String project,
        long projectNumber,
        String cluster,
        String location,
        String billingAccount,
        String repository,
        Folder production,
        Folder staging,
        Folder regulated) {

    /** The one platform of every world. */
    static final Platform ACME =
            new Platform(
                    "acme.example",
                    587_204_913_366L,
                    "acme-platform-prod",
                    410_928_337_165L,
                    "data-prod",
                    "europe-west4",
                    "0A1B2C-3D4E5F-678901",
                    "acme-data/estate",
                    new Folder(345_678_901_234L, "tenants-production"),
                    new Folder(345_678_901_235L, "tenants-staging"),
                    new Folder(345_678_901_236L, "tenants-regulated"));

    public List<Folder> folders() {
        return List.of(production, staging, regulated);
    }

    /** Resource Manager's name of the organisation. */
    public String organisationResource() {
        return "organizations/" + organisationNumber;
    }

    public String workloadPool() {
        return project + ".svc.id.goog";
    }

    public String clusterResource() {
        return "projects/" + project + "/locations/" + location + "/clusters/" + cluster;
    }

    /** The repository as manifests of Argo CD name it. */
    public String repositoryUrl() {
        return "https://github.com/" + repository + ".git";
    }
}
