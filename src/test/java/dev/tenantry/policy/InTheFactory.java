package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static dev.tenantry.policy.GuardedEstate.NAMESPACE;

import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.files.ReadableFiles;
import dev.tenantry.policy.isolation.Isolation;
import dev.tenantry.policy.isolation.OwnObjects;
import java.util.List;

/** Into the folder that makes a tenant, where fewer rules looked. */
final class InTheFactory {

    private static final String FACTORY = "factory/acme-retail/x.yaml";
    private static final String PLATFORM = "platform/x.yaml";
    private static final String IDENTITY =
            "{kind: IAMServiceAccount, external: kcc-acme-retail@platform-prod.iam.gserviceaccount.com}";

    private InTheFactory() {}

    static List<Attack> all() {
        return List.of(
                Attack.refused(
                        "a person's grant on restricted data in the factory",
                        FACTORY,
                        grant(
                                "{kind: StorageBucket, external: acme-retail-kept}",
                                "roles/storage.objectViewer",
                                "user:jane.doe@acme.example"),
                        "known-organisations"),
                Attack.refused(
                        "the tenant's identity handed to a person",
                        FACTORY,
                        grant(
                                IDENTITY,
                                "roles/iam.serviceAccountTokenCreator",
                                "user:jane.doe@acme.example"),
                        Isolation.RULE),
                Attack.refused(
                        "the tenant's identity handed to a workload of the platform",
                        FACTORY,
                        grant(
                                IDENTITY,
                                "roles/iam.workloadIdentityUser",
                                "serviceAccount:platform-prod.svc.id.goog[cnrm-system/cnrm-resource-stats-recorder]"),
                        Isolation.RULE),
                Attack.refused(
                        "a tenant's identity that is another account of the platform",
                        FACTORY,
                        """
                        apiVersion: iam.cnrm.cloud.google.com/v1beta1
                        kind: IAMServiceAccount
                        metadata: {name: kcc-acme-retail, namespace: kcc-factory}
                        spec: {resourceID: gke-nodes}
                        """,
                        OwnObjects.RULE),
                Attack.refused(
                        "a budget whose amount is written as 1000000000.0",
                        "factory/acme-retail/budget.yaml",
                        """
                        apiVersion: billingbudgets.cnrm.cloud.google.com/v1beta1
                        kind: BillingBudgetsBudget
                        metadata: {name: monthly, namespace: kcc-factory}
                        spec:
                          budgetFilter: {projects: [{external: projects/acme-retail-ml-prod}]}
                          amount: {specifiedAmount: {currencyCode: EUR, units: 1000000000.0}}
                        """,
                        ReadableFiles.RULE),
                Attack.named(
                        "a project that the factory does not make",
                        ESTATE.with(
                                NAMESPACE.replace("acme-retail", "evil"),
                                ESTATE.text(NAMESPACE)
                                        .replace("acme-retail-ml-prod", "hr-payroll-prod")
                                        .replace("acme-retail", "evil"))),
                logged(
                        "what is logged of a tenant, with the host before it",
                        "external: cloudresourcemanager.googleapis.com/projects/acme-bank-ml-prod"),
                logged("what is logged of a tenant's project, by a manifest's name", "name: bank"),
                logged(
                        "what is logged of a tenant's project, by a manifest's name elsewhere",
                        "name: bank, namespace: kcc-factory"));
    }

    private static Attack logged(String how, String reference) {
        return new Attack(
                how,
                ESTATE.with(
                                "factory/acme-bank/project.yaml",
                                """
                                apiVersion: resourcemanager.cnrm.cloud.google.com/v1beta1
                                kind: Project
                                metadata: {name: bank, namespace: kcc-factory}
                                spec: {resourceID: acme-bank-ml-prod, name: Bank, folderRef: {external: "345678901234"}}
                                """)
                        .with(
                                PLATFORM,
                                """
                                apiVersion: iam.cnrm.cloud.google.com/v1beta1
                                kind: IAMAuditConfig
                                metadata: {name: x, namespace: kcc-factory}
                                spec:
                                  resourceRef: {kind: Project, %s}
                                  service: bigquery.googleapis.com
                                  auditLogConfigs: [{logType: ADMIN_READ}]
                                """
                                        .formatted(reference)),
                OwnObjects.RULE,
                Verdict.Outcome.REFUSED);
    }

    static String grant(String resource, String role, String who) {
        return """
        apiVersion: iam.cnrm.cloud.google.com/v1beta1
        kind: IAMPolicyMember
        metadata: {name: x, namespace: kcc-factory}
        spec:
          resourceRef: %s
          role: %s
          member: "%s"
        """
                .formatted(resource, role, who);
    }
}
