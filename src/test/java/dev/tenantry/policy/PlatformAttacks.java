package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.APPLICATION;
import static dev.tenantry.policy.GuardedEstate.ESTATE;

import dev.tenantry.policy.argo.ArgoPaths;
import dev.tenantry.policy.argo.ArgoSources;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.isolation.Isolation;
import dev.tenantry.policy.isolation.OwnObjects;
import java.util.List;

/** What the platform would make of things of tenants, or give to a tenant of its own. */
final class PlatformAttacks {

    private static final String PLATFORM = "platform/x.yaml";
    private static final String IAM = "iam." + Attack.KCC;
    private static final String TRAINER = "trainer@acme-retail-ml-prod.iam.gserviceaccount.com";

    private PlatformAttacks() {}

    /** Objects. */
    static List<Attack> all() {
        String budget =
                object("billingbudgets." + Attack.KCC, "BillingBudgetsBudget", "{displayName: a}");
        return List.of(
                made(
                        "a tenant's identity made again by the platform",
                        object(IAM, "IAMServiceAccount", "{disabled: true}")
                                .replace("thing", "kcc-acme-bank")),
                new Attack(
                        "a tenant's budget made again by the platform",
                        ESTATE.with("factory/acme-bank/budget.yaml", budget).with(PLATFORM, budget),
                        OwnObjects.RULE,
                        Verdict.Outcome.REFUSED),
                made(
                        "a node pool that acts by the manifest of a tenant's identity",
                        pool("serviceAccountRef: {name: kcc-acme-bank, namespace: kcc-factory}")),
                made(
                        "a node pool that acts by a tenant's account",
                        pool("serviceAccountRef: {external: " + TRAINER + "}")),
                made(
                        "a node pool that gives its account to every pod",
                        pool("workloadMetadataConfig: {mode: GCE_METADATA}")),
                made(
                        "a workload of the platform's that acts by a tenant's account",
                        object("v1", "ServiceAccount", "")
                                .replace(
                                        "name: thing",
                                        "name: thing, annotations: {iam.gke.io/gcp-service-account: "
                                                + TRAINER
                                                + "}")
                                .replace("spec: \n", "")),
                wide("Organization", "organizations/123456789012"),
                wide("Folder", "folders/345678901234"),
                Attack.refused(
                        "a branch that is called as a cluster",
                        "argocd/apps/x.yaml",
                        ESTATE.text(APPLICATION)
                                .replace("name: pools", "name: more")
                                .replace("main", "in-cluster"),
                        ArgoSources.RULE),
                Attack.refused(
                        "a bucket that is another tenant's by its resourceID",
                        Attack.FOLDER + "data/x.yaml",
                        Attack.object(
                                "storage." + Attack.KCC,
                                "StorageBucket",
                                "spec: {resourceID: acme-bank-ml-prod-models, location: EU, uniformBucketLevelAccess: true}"),
                        OwnObjects.RULE));
    }

    /** What Argo CD would apply a second time. */
    static List<Attack> appliedTwice() {
        String pools = ESTATE.text(APPLICATION);
        String more = pools.replace("name: pools", "name: more");
        String set =
                """
                apiVersion: argoproj.io/v1alpha1
                kind: ApplicationSet
                metadata: {name: infra, namespace: argocd}
                spec:
                  goTemplate: true
                  generators:
                  - git: {repoURL: "https://a.example/estate", revision: main, directories: [{path: "tenants/*/infra"}]}
                  template:
                    metadata: {name: 'infra-{{index .path.segments 1}}'}
                    spec:
                      project: default
                      source: {repoURL: "https://a.example/estate", targetRevision: main, path: '{{.path.path}}', directory: {recurse: true}}
                      destination: {name: in-cluster, namespace: 't-{{index .path.segments 1}}'}
                """;
        return List.of(
                applied(
                        "a folder applied twice, some of its files only",
                        more.replace("\"}\n  dest", "\", directory: {include: 'a*'}}\n  dest"),
                        ""),
                applied(
                        "a folder applied twice, with all above it",
                        more.replace(
                                "platform/node-pools\"", "platform\", directory: {recurse: true}"),
                        ""),
                applied(
                        "a folder applied twice, of those that a set looks through",
                        more.replace("platform/node-pools", "tenants/acme-bank/infra")
                                .replace("kcc-factory", "t-acme-bank"),
                        set),
                applied(
                        "an Application with the name of one that a set makes",
                        more.replace("name: more", "name: infra-acme-bank")
                                .replace("platform/node-pools", "platform/other"),
                        set),
                applied(
                        "a set that makes Applications by another's names",
                        set.replace("name: infra,", "name: again,").replace("*/infra", "*/other"),
                        set));
    }

    private static Attack applied(String how, String text, String set) {
        return new Attack(
                how,
                ESTATE.with("argocd/apps/x.yaml", text).with("argocd/sets/infra.yaml", set),
                ArgoPaths.RULE,
                Verdict.Outcome.REFUSED);
    }

    /** Grants. */
    static List<Attack> grants() {
        String project =
                Attack.object("resourcemanager." + Attack.KCC, "Project", "")
                                .replace(
                                        "name: thing, namespace: t-acme-retail",
                                        "name: bank, namespace: kcc-factory")
                        + "spec: {resourceID: acme-bank-ml-prod, folderRef: {external: '1'}}\n";
        String jane = "user:jane.doe@acme.example";
        return List.of(
                new Attack(
                        "a grant on a tenant's project by the name of its manifest",
                        ESTATE.with("factory/acme-bank/project.yaml", project)
                                .with(
                                        PLATFORM,
                                        grant("{kind: Project, name: bank}", "roles/viewer", jane)),
                        Isolation.RULE,
                        Verdict.Outcome.REFUSED),
                granted(
                        "a grant on a folder that is not named",
                        "{kind: Folder}",
                        "roles/browser",
                        jane),
                granted(
                        "a tenant's account that may change the images of all",
                        "{kind: ArtifactRegistryRepository, external: projects/platform-prod/locations/eu/repositories/jobs}",
                        "roles/artifactregistry.writer",
                        "serviceAccount:" + TRAINER),
                granted(
                        "a tenant's account that may read a secret of the platform's",
                        "{kind: SecretManagerSecret, external: projects/platform-prod/secrets/argocd}",
                        "roles/secretmanager.secretAccessor",
                        "serviceAccount:" + TRAINER),
                granted(
                        "all workloads of a cluster that may act in the platform's project",
                        "{kind: Project, external: projects/platform-prod}",
                        "roles/editor",
                        "principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/platform-prod.svc.id.goog/*"));
    }

    private static Attack granted(String how, String target, String role, String who) {
        return Attack.refused(how, PLATFORM, grant(target, role, who), Isolation.RULE);
    }

    private static String grant(String target, String role, String who) {
        return PaperPolicy.GOOD
                .always()
                .on(target)
                .as(role)
                .to(who)
                .text()
                .replace("namespace: t-acme-retail", "namespace: kcc-factory");
    }

    private static Attack wide(String kind, String external) {
        String text =
                GuardedEstate.audit("[]")
                        .replace("t-acme-retail", "kcc-factory")
                        .replace("kind: Project,", "kind: " + kind + ",")
                        .replace("projects/acme-retail-ml-prod", external);
        return new Attack(
                "what is logged of everything below " + external,
                ESTATE.with(PLATFORM, text),
                OwnObjects.RULE,
                Verdict.Outcome.WARNING);
    }

    private static Attack made(String how, String text) {
        return Attack.refused(how, PLATFORM, text, OwnObjects.RULE);
    }

    private static String pool(String config) {
        return object(
                "container." + Attack.KCC, "ContainerNodePool", "{nodeConfig: {" + config + "}}");
    }

    private static String object(String group, String kind, String spec) {
        return Attack.object(group, kind, "spec: " + spec).replace("t-acme-retail", "kcc-factory");
    }
}
