package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.ESTATE;

import dev.tenantry.policy.access.KnownRoles;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.isolation.Isolation;
import dev.tenantry.policy.isolation.OwnObjects;
import java.util.List;

/** Who or what a grant names in a spelling that hides whose it is. */
final class StrangeHolders {

    private static final String PLATFORM = "platform/x.yaml";
    private static final String VIEWER = "roles/bigquery.dataViewer";
    private static final String BANK =
            "serviceAccount:KCC-acme-Bank@platform-prod.iam.gserviceaccount.com";

    private StrangeHolders() {}

    static List<Attack> all() {
        return List.of(
                refused(
                        "another tenant's identity in capital letters",
                        Attack.GRANTS + "x.yaml",
                        PaperPolicy.GOOD.always().to(BANK).text()),
                refused(
                        "another tenant's identity in capital letters, on the platform's project",
                        PLATFORM,
                        InTheFactory.grant(
                                "{kind: Project, external: projects/platform-prod}", VIEWER, BANK)),
                refused(
                        "an account by a number of Google's",
                        PLATFORM,
                        InTheFactory.grant(
                                "{kind: IAMServiceAccount, external: projects/-/serviceAccounts/112233445566778899000}",
                                VIEWER,
                                "user:jane.doe@acme.example")),
                refused(
                        "a tenant's project in capital letters",
                        PLATFORM,
                        InTheFactory.grant(
                                "{kind: Project, external: projects/ACME-bank-ml-prod}",
                                VIEWER,
                                "user:jane.doe@acme.example")),
                new Attack(
                        "a custom role that no manifest makes",
                        ESTATE.with(
                                PLATFORM,
                                InTheFactory.grant(
                                        "{kind: Project, external: projects/platform-prod}",
                                        "organizations/1/roles/helper",
                                        "serviceAccount:maker@platform-prod.iam.gserviceaccount.com")),
                        KnownRoles.RULE,
                        Verdict.Outcome.WARNING),
                shortly("BigQueryTable", "acme-bank-ml-prod/cards/all"),
                shortly("BigQueryDataset", "acme-bank-ml-prod/cards"),
                shortly("SecretManagerSecret", "acme-bank-ml-prod/token"),
                shortly("KMSCryptoKey", "acme-bank-ml-prod/europe-west1/ring/key"),
                identity("roles/iam.serviceAccountAdmin"),
                identity("roles/iam.roleAdmin"));
    }

    /** Config Connector takes names without words, too. */
    private static Attack shortly(String kind, String name) {
        return refused(
                "a grant on a tenant's %s by a short name".formatted(kind),
                PLATFORM,
                InTheFactory.grant(
                        "{kind: %s, external: %s}".formatted(kind, name),
                        VIEWER,
                        "user:jane.doe@acme.example"));
    }

    /** Things that would be kept, or acted for, by what is nobody's here. */
    static List<Attack> things() {
        return List.of(
                Attack.named(
                        "a controller's account taken over by its name",
                        ESTATE.with(
                                PLATFORM,
                                Attack.object("v1", "ServiceAccount", "")
                                        .replace(
                                                "name: thing, namespace: t-acme-retail",
                                                "name: argocd-application-controller, namespace: argocd"))),
                named(
                        "a bucket that a stranger's key locks",
                        Attack.FOLDER + "data/x.yaml",
                        Attack.object(
                                "storage." + Attack.KCC,
                                "StorageBucket",
                                "spec: {resourceID: acme-retail-more, location: EU, uniformBucketLevelAccess: true, encryption: {kmsKeyRef: {external: projects/mallory-prod/locations/eu/keyRings/a/cryptoKeys/b}}}")),
                Attack.refused(
                        "a tenant's table in the dataset of a project by its number",
                        Attack.FOLDER + "data/x.yaml",
                        Attack.object(
                                "bigquery." + Attack.KCC,
                                "BigQueryTable",
                                "spec: {resourceID: all, datasetRef: {external: projects/123456789012/datasets/cards}}"),
                        OwnObjects.RULE));
    }

    private static Attack named(String how, String path, String text) {
        return new Attack(how, ESTATE.with(path, text), OwnObjects.RULE, Verdict.Outcome.WARNING);
    }

    private static Attack refused(String how, String path, String text) {
        return Attack.refused(how, path, text, Isolation.RULE);
    }

    private static Attack identity(String role) {
        return Attack.named(
                "a tenant's identity that gets " + role,
                ESTATE.with(
                        "factory/acme-retail/kcc.yaml",
                        LaterTenants.identity("")
                                .replace("roles/resourcemanager.projectIamAdmin", role)));
    }
}
