package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.ESTATE;

import dev.tenantry.policy.access.OtherAccess;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.isolation.Isolation;
import dev.tenantry.policy.isolation.OwnObjects;
import java.util.List;

/** Names that Google's own readers take less strictly than anybody would write them. */
final class LooseNames {

    private static final String PLATFORM = "platform/x.yaml";
    private static final String JANE = "user:jane.doe@acme.example";

    private LooseNames() {}

    static List<Attack> all() {
        return List.of(
                granted(
                        "a tenant's secret behind a word that stands twice",
                        PLATFORM,
                        "{kind: SecretManagerSecret, external: projects/projects/acme-bank-ml-prod/secrets/token}"),
                granted(
                        "another tenant's secret behind one's own project",
                        Attack.GRANTS + "x.yaml",
                        "{kind: SecretManagerSecret, external: projects/acme-retail-ml-prod/projects/acme-bank-ml-prod/secrets/token}"),
                granted(
                        "a tenant's bucket with a hyphen in percents",
                        PLATFORM,
                        "{kind: StorageBucket, external: acme%2Dbank-ml-prod-models}"),
                granted(
                        "a grant on a project without a name",
                        PLATFORM,
                        "{kind: Project, name: ''}"),
                Attack.refused(
                        "a bucket with a hyphen in percents",
                        Attack.FOLDER + "data/x.yaml",
                        Attack.object(
                                "storage." + Attack.KCC,
                                "StorageBucket",
                                "spec: {resourceID: acme%2Dbank-ml-prod-models, location: EU, uniformBucketLevelAccess: true}"),
                        OwnObjects.RULE),
                Attack.refused(
                        "what is logged of a tenant's project, behind a slash",
                        PLATFORM,
                        GuardedEstate.audit("[]")
                                .replace("t-acme-retail", "kcc-factory")
                                .replace("projects/acme-retail", "x/acme-bank"),
                        OwnObjects.RULE),
                new Attack(
                        "a stranger's view of a dataset that a stranger's key locks",
                        ESTATE.with(
                                PLATFORM,
                                Attack.object(
                                                "bigquery." + Attack.KCC,
                                                "BigQueryDataset",
                                                "spec: {location: EU, defaultEncryptionConfiguration: {kmsKeyRef: {external: projects/stranger-kms/locations/eu/keyRings/r/cryptoKeys/k}}, access: [{view: {projectId: stranger-kms, datasetId: d, tableId: v}}]}")
                                        .replace("t-acme-retail", "kcc-factory")),
                        OtherAccess.RULE,
                        Verdict.Outcome.REFUSED));
    }

    private static Attack granted(String how, String path, String target) {
        String grant = InTheFactory.grant(target, "roles/secretmanager.secretAccessor", JANE);
        return Attack.refused(
                how,
                path,
                path.equals(PLATFORM) ? grant : grant.replace("kcc-factory", "t-acme-retail"),
                Isolation.RULE);
    }
}
