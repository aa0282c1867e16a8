package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.BUCKET;
import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static dev.tenantry.policy.GuardedEstate.NAMESPACE;

import dev.tenantry.policy.access.OtherAccess;
import dev.tenantry.policy.change.Verdict;
import java.util.ArrayList;
import java.util.List;

/** Access and power by labels and annotations, and by what something stands below. */
public final class ByPeople {

    public static final String RULE = "workflows.argoproj.io/rbac-rule: 'true'";
    public static final String TOKEN =
            "workflows.argoproj.io/service-account-token.name: admin-token";

    private ByPeople() {}

    static List<Attack> all() {
        String own = "tenants/acme-retail/workflows/runtime/people.yaml";
        List<Attack> all = new ArrayList<>();
        all.add(people("an account for everybody in Argo Workflows", own, account("a", RULE)));
        all.add(people("an account with another's token", own, account("a", TOKEN)));
        all.add(
                people(
                        "an account with another's token in its list",
                        own,
                        account("a", "a: b") + "secrets: [{name: admin-token}]\n"));
        all.add(
                people(
                        "an account for everybody's workflows",
                        "platform/people.yaml",
                        account("argo", RULE).replace("t-acme-retail", "argo")));
        all.add(
                Attack.named(
                        "an account that a controller has already",
                        ESTATE.with(
                                "platform/people.yaml",
                                account("argocd-server", "a: b")
                                        .replace("t-acme-retail", "argocd"))));
        all.addAll(marked());
        all.addAll(above());
        return all;
    }

    private static List<Attack> marked() {
        String schedule =
                Attack.object(
                        "argoproj.io/v1alpha1",
                        "CronWorkflow",
                        "spec: {schedules: ['0 3 * * *'], workflowSpec: {workflowTemplateRef: {name: train}}}");
        return List.of(
                Attack.named(
                        "a namespace that another Argo CD rules",
                        ESTATE.with(
                                NAMESPACE,
                                ESTATE.text(NAMESPACE)
                                        .replace(
                                                "env: prod",
                                                "env: prod, argocd.argoproj.io/managed-by: a"))),
                Attack.named(
                        "a schedule of another controller",
                        ESTATE.with(
                                "tenants/acme-retail/workflows/nightly.yaml",
                                schedule.replace(
                                        "name: thing",
                                        "name: thing, labels: {workflows.argoproj.io/controller-instanceid: a}"))),
                Attack.named(
                        "a bucket that two may change",
                        ESTATE.with(
                                BUCKET,
                                ESTATE.text(BUCKET)
                                        .replace(
                                                "labels:",
                                                "annotations: {cnrm.cloud.google.com/management-conflict-prevention-policy: none}, labels:"))));
    }

    private static List<Attack> above() {
        return List.of(
                Attack.named(
                        "a project of Argo CD in which everybody acts",
                        ESTATE.with(
                                "argocd/projects/open.yaml",
                                """
                                apiVersion: argoproj.io/v1alpha1
                                kind: AppProject
                                metadata: {name: open, namespace: argocd}
                                spec:
                                  sourceRepos: ["https://a.example/estate"]
                                  roles:
                                  - {name: all, groups: [everybody], policies: ["p, proj:open:all, applications, *, open/*, allow"]}
                                """)),
                Attack.named(
                        "a project taken over, and moved with it",
                        ESTATE.with("factory/acme-retail/project.yaml", project("1"))),
                Attack.named(
                        "a cluster that shares the accounts of all",
                        ESTATE.with("platform/clusters/second.yaml", cluster(""))));
    }

    private static Attack people(String how, String path, String text) {
        return new Attack(how, ESTATE.with(path, text), OtherAccess.RULE, Verdict.Outcome.WARNING);
    }

    public static String account(String name, String annotations) {
        return """
        apiVersion: v1
        kind: ServiceAccount
        metadata: {name: %s, namespace: t-acme-retail, annotations: {%s}}
        """
                .formatted(name, annotations);
    }

    public static String project(String folder) {
        return """
        apiVersion: resourcemanager.cnrm.cloud.google.com/v1beta1
        kind: Project
        metadata:
          name: acme-retail-ml-prod
          namespace: kcc-factory
          annotations: {cnrm.cloud.google.com/auto-create-network: 'false'}
        spec:
          name: Acme Retail
          folderRef: {external: "%s"}
          billingAccountRef: {external: 0A1B2C-3D4E5F-678901}
        """
                .formatted(folder);
    }

    public static String cluster(String settings) {
        return """
        apiVersion: container.cnrm.cloud.google.com/v1beta1
        kind: ContainerCluster
        metadata: {name: second, namespace: kcc-platform}
        spec:
          location: eu
          workloadIdentityConfig: {workloadPool: platform-prod.svc.id.goog}
          privateClusterConfig: {enablePrivateEndpoint: true}
        %s"""
                .formatted(settings);
    }
}
