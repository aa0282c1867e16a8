package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static dev.tenantry.policy.GuardedEstate.LIEN;
import static dev.tenantry.policy.GuardedEstate.NAMESPACE;

import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.isolation.Isolation;
import dev.tenantry.policy.isolation.OwnObjects;
import dev.tenantry.testing.PaperEstate;
import java.util.List;

/** What is taken, or kept, where a tenant is not yet, or is only on paper no longer. */
public final class LaterTenants {

    private static final String FACTORY = "factory/acme-retail/x.yaml";
    private static final String PLATFORM = "platform/iam/x.yaml";
    private static final String TRAINER =
            "serviceAccount:trainer@acme-retail-ml-prod.iam.gserviceaccount.com";
    private static final String JANE = "user:jane.doe@acme.example";

    private LaterTenants() {}

    /** Before it is anybody's. */
    static List<Attack> all() {
        String identity =
                "{kind: IAMServiceAccount, external: kcc-%s@platform-prod.iam.gserviceaccount.com}";
        return List.of(
                given(
                        "a tenant's account in a project that is nobody's yet",
                        "{kind: Project, external: projects/newt-ml-prod}",
                        "roles/storage.objectViewer",
                        TRAINER),
                given(
                        "a tenant's account that reads all that the platform keeps",
                        "{kind: Project, external: projects/platform-prod}",
                        "roles/storage.objectViewer",
                        TRAINER),
                given(
                        "the identity of a tenant to come",
                        identity.formatted("newt"),
                        "roles/iam.serviceAccountTokenCreator",
                        JANE),
                doubted(
                        "a tenant's account on a bucket that nobody makes yet",
                        "{kind: StorageBucket, external: acme-bank-ml-prod-new}",
                        "roles/storage.objectViewer",
                        TRAINER),
                doubted(
                        "a stranger's workloads that act by the platform's account",
                        identity.formatted("x").replace("kcc-x", "cnrm-factory"),
                        "roles/iam.workloadIdentityUser",
                        "principalSet://iam.googleapis.com/projects/666/locations/global/workloadIdentityPools/mallory/*"),
                doubted(
                        "a stranger's account with tokens of the platform's",
                        "{kind: Project, external: projects/platform-prod}",
                        "roles/iam.serviceAccountTokenCreator",
                        "serviceAccount:robot@mallory-project.iam.gserviceaccount.com"),
                doubted(
                        "a person who may act for every tenant",
                        "{kind: Project, external: projects/platform-prod}",
                        "roles/iam.serviceAccountTokenCreator",
                        JANE),
                refused(
                        "a tenant's bucket that is called as the platform's are",
                        ESTATE.with(
                                Attack.FOLDER + "data/x.yaml",
                                Attack.object(
                                                "storage." + Attack.KCC,
                                                "StorageBucket",
                                                "spec: {location: EU, uniformBucketLevelAccess: true}")
                                        .replace("name: thing", "name: platform-prod-tfstate"))),
                refused(
                        "a namespace that says another tenant",
                        ESTATE.with(
                                NAMESPACE,
                                ESTATE.text(NAMESPACE)
                                        .replace("tenant: acme-retail", "tenant: acme-bank"))),
                refused("a tenant given up while it has files", ESTATE.without(NAMESPACE)));
    }

    /** What its identity may give, and what it takes over. */
    static List<Attack> identities() {
        return List.of(
                Attack.named(
                        "a tenant's identity that may give everything",
                        ESTATE.with(FACTORY, identity(""))),
                Attack.named(
                        "a tenant that moves and leaves what it had",
                        ESTATE.with(
                                NAMESPACE,
                                ESTATE.text(NAMESPACE)
                                        .replace("acme-retail-ml-prod", "acme-retail-new"))),
                refused(
                        "a lien taken over by its id",
                        ESTATE.with(
                                FACTORY,
                                ESTATE.text(LIEN)
                                        .replace("name: keep", "name: other")
                                        .replace("spec:", "spec:\n  resourceID: p1-l2"))),
                refused(
                        "any budget taken over by its id",
                        ESTATE.with(
                                FACTORY,
                                budget("resourceID: 7a5b, ", "acme-retail-ml-prod", "external"))),
                refused(
                        "a budget of another tenant's project, by a name",
                        ESTATE.with(FACTORY, budget("", "acme-bank-ml-prod", "name"))),
                Attack.named(
                        "an inspection template taken over by its id",
                        ESTATE.with(
                                Attack.FOLDER + "data/x.yaml",
                                Attack.object(
                                        "dlp." + Attack.KCC,
                                        "DLPInspectTemplate",
                                        "spec: {resourceID: '4923', projectRef: {external: projects/acme-retail-ml-prod}, location: europe-west4}"))),
                refused(
                        "an inspection template of the organisation",
                        ESTATE.with(
                                Attack.FOLDER + "data/x.yaml",
                                Attack.object(
                                        "dlp." + Attack.KCC,
                                        "DLPInspectTemplate",
                                        "spec: {organizationRef: {external: organizations/1}, location: europe-west4}"))));
    }

    private static String budget(String id, String project, String by) {
        return """
        apiVersion: billingbudgets.cnrm.cloud.google.com/v1beta1
        kind: BillingBudgetsBudget
        metadata: {name: other, namespace: kcc-factory}
        spec: {%sbudgetFilter: {projects: [{%s: %s}]}, amount: {specifiedAmount: {currencyCode: EUR, units: 1}}}
        """
                .formatted(id, by, project);
    }

    /** Gives the tenant's identity the right to give, within a limit. */
    public static String identity(String condition) {
        return """
        apiVersion: iam.cnrm.cloud.google.com/v1beta1
        kind: IAMPolicyMember
        metadata: {name: kcc-acme-retail-iam, namespace: kcc-factory}
        spec:
          resourceRef: {kind: Project, external: projects/acme-retail-ml-prod}
          role: roles/resourcemanager.projectIamAdmin
          memberFrom: {serviceAccountRef: {name: kcc-acme-retail}}
        """
                + condition;
    }

    private static Attack given(String how, String target, String role, String who) {
        return Attack.refused(how, PLATFORM, InTheFactory.grant(target, role, who), Isolation.RULE);
    }

    private static Attack doubted(String how, String target, String role, String who) {
        return new Attack(
                how,
                ESTATE.with(PLATFORM, InTheFactory.grant(target, role, who)),
                Isolation.RULE,
                Verdict.Outcome.WARNING);
    }

    private static Attack refused(String how, PaperEstate after) {
        return new Attack(how, after, OwnObjects.RULE, Verdict.Outcome.REFUSED);
    }
}
