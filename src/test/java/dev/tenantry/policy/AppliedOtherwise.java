package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.APPLICATION;
import static dev.tenantry.policy.GuardedEstate.AUDIT;
import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static dev.tenantry.policy.GuardedEstate.LIEN;

import dev.tenantry.policy.files.KnownFields;
import dev.tenantry.policy.files.ReadableFiles;
import dev.tenantry.policy.files.UnderstoodKinds;
import dev.tenantry.policy.isolation.OwnObjects;
import java.util.List;

/** What Argo CD makes something else of than is read at first sight. */
final class AppliedOtherwise {

    private static final String MARK = "\uFEFF";
    private static final String SKIP = "# +argocd:skip-file-rendering\n";

    private AppliedOtherwise() {}

    static List<Attack> all() {
        String account = Attack.object("v1", "ServiceAccount", "");
        String schedule = Attack.object("argoproj.io/v1alpha1", "CronWorkflow", "spec: {}");
        String application = ESTATE.text(APPLICATION);
        return List.of(
                Attack.refused(
                        "behind a byte order mark in the file",
                        Attack.FOLDER + "x.yaml",
                        account + "---\n" + MARK + GuardedEstate.owner("x"),
                        ReadableFiles.RULE),
                Attack.refused(
                        "behind two byte order marks",
                        Attack.FOLDER + "x.yaml",
                        MARK + MARK + GuardedEstate.owner("x"),
                        ReadableFiles.RULE),
                Attack.refused(
                        "a document that is no object",
                        Attack.FOLDER + "x.yaml",
                        account + "---\n" + GuardedEstate.owner("x").replace("kind:", "Kind:"),
                        ReadableFiles.RULE),
                Attack.refused(
                        "an audit log that Argo CD is told to skip",
                        AUDIT,
                        SKIP + ESTATE.text(AUDIT),
                        ReadableFiles.RULE),
                Attack.refused(
                        "a lien that Argo CD is told to skip by a value",
                        LIEN,
                        ESTATE.text(LIEN).replace("Data of", "+argocd:skip-file-rendering"),
                        ReadableFiles.RULE),
                Attack.refused(
                        "a schedule in a folder of no tenant",
                        "tenants/1evil/workflows/x.yaml",
                        schedule.replace("t-acme-retail", "t-acme-bank"),
                        UnderstoodKinds.RULE),
                Attack.refused(
                        "an identity in a factory folder of no tenant",
                        "factory/1evil/x.yaml",
                        Attack.object(
                                "core." + Attack.KCC,
                                "ConfigConnectorContext",
                                "spec: {googleServiceAccount: kcc-acme-bank@platform-prod.iam.gserviceaccount.com}"),
                        UnderstoodKinds.RULE),
                Attack.refused(
                        "a file right in the tenants' folder",
                        "tenants/x.yaml",
                        account,
                        UnderstoodKinds.RULE),
                Attack.refused(
                        "an object for a tenant's namespace, on the platform",
                        "platform/x.yaml",
                        account,
                        OwnObjects.RULE),
                Attack.refused(
                        "an Application with an operation of its own",
                        APPLICATION,
                        application
                                + "operation: {sync: {manifests: ['{\"kind\": \"ClusterRoleBinding\"}']}}\n",
                        KnownFields.RULE),
                Attack.refused(
                        "an object that goes with another one",
                        AUDIT,
                        ESTATE.text(AUDIT)
                                .replace(
                                        "namespace: t-acme-retail}",
                                        "namespace: t-acme-retail, ownerReferences: [{kind: ConfigMap, name: x}]}"),
                        KnownFields.RULE),
                Attack.refused(
                        "a field that buckets do not have",
                        "tenants/acme-retail/infra/x.yaml",
                        Attack.object(
                                "storage." + Attack.KCC,
                                "StorageBucket",
                                "spec: {location: EU, openToTheWorld: true}"),
                        KnownFields.RULE),
                Attack.refused(
                        "a field of a step in other letters",
                        "tenants/acme-retail/workflows/x.yaml",
                        Attack.object(
                                "argoproj.io/v1alpha1",
                                "WorkflowTemplate",
                                "spec: {templates: [{name: a, container: {image: x, ENVFROM: []}}]}"),
                        KnownFields.RULE));
    }
}
