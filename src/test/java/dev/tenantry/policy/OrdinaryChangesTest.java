package dev.tenantry.policy;

import static dev.tenantry.policy.PaperPolicy.judge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.change.Verdict;
import dev.tenantry.testing.PaperEstate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What looks like a way past the judge, is ordinary work, and passes without a word. */
class OrdinaryChangesTest {

    private static final String WORKFLOW = "argoproj.io/v1alpha1";

    record Ordinary(String what, PaperEstate after) {

        static Ordinary of(String what, String path, String text) {
            return new Ordinary(what, GuardedEstate.ESTATE.with(path, text));
        }

        @Override
        public String toString() {
            return what;
        }
    }

    @ParameterizedTest
    @MethodSource({"ofSteps", "ofGrants", "ofPlatform"})
    void itPasses(Ordinary change) {
        assertThat(judge(GuardedEstate.ESTATE, change.after()))
                .filteredOn(
                        verdict ->
                                verdict.outcome() == Verdict.Outcome.REFUSED
                                        || verdict.outcome() == Verdict.Outcome.WARNING)
                .isEmpty();
    }

    static Stream<Ordinary> ofSteps() {
        String template = GuardedEstate.TEMPLATE;
        String settings = "tenants/acme-retail/workflows/settings.yaml";
        String config =
                Attack.object("v1", "ConfigMap", "data: {Rate: '1', rate: '2'}")
                        .replace(
                                "name: thing",
                                "name: thing, labels: {workflows.argoproj.io/configmap-type: %s}");
        return Stream.of(
                Ordinary.of("parameters of workflows", settings, config.formatted("Parameter")),
                Ordinary.of(
                        "annotations and labels of many sorts",
                        settings,
                        config.formatted("Parameter")
                                .replace(
                                        "labels: {",
                                        "annotations: {a.example/note: 'true', since: 2026-01-01, commit: \"1234567\", words: 'Any text: [%]'}, labels: {app.kubernetes.io/version: 1.2.3, empty: '', Team_x: A.b-c_d, ")),
                Ordinary.of(
                        "a schedule as older versions have it",
                        "tenants/acme-retail/workflows/nightly.yaml",
                        Attack.object(
                                WORKFLOW,
                                "CronWorkflow",
                                "spec: {schedule: '0 3 * * *', workflowSpec: {workflowTemplateRef: {name: train}}}")),
                Ordinary.of("what workflows remember", settings, config.formatted("Cache")),
                Ordinary.of(
                        "a bucket as a volume",
                        template,
                        workflow(
                                "volumes: [{name: b, csi: {driver: gcsfuse.csi.storage.gke.io, readOnly: true, volumeAttributes: {bucketName: acme-retail-kept}}}]")),
                Ordinary.of(
                        "a new volume for each run",
                        template,
                        workflow(
                                "volumeClaimTemplates: [{metadata: {name: d}, spec: {storageClassName: standard-rwo, accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Gi}}}}]")),
                Ordinary.of(
                        "a step written where it is used",
                        template,
                        workflow(
                                "templates: [{name: a, steps: [[{name: b, inline: {container: {image: x, command: [run]}}}]]}]")),
                Ordinary.of(
                        "a step that is confined by an annotation",
                        template,
                        workflow(
                                "podMetadata: {annotations: {container.apparmor.security.beta.kubernetes.io/main: runtime/default}}")));
    }

    private static String workflow(String spec) {
        return Attack.object(WORKFLOW, "WorkflowTemplate", "spec: {" + spec + "}");
    }

    static Stream<Ordinary> ofGrants() {
        String pool =
                "iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/platform-prod.svc.id.goog/";
        return Stream.of(
                        "principal://" + pool + "subject/ns/t-acme-retail/sa/trainer",
                        "principalSet://" + pool + "namespace/t-acme-retail")
                .map(
                        who ->
                                Ordinary.of(
                                        who,
                                        "factory/acme-retail/m.yaml",
                                        PaperPolicy.GOOD
                                                .to(who)
                                                .text()
                                                .replace(
                                                        "namespace: t-acme-retail",
                                                        "namespace: kcc-factory")));
    }

    static Stream<Ordinary> ofPlatform() {
        String more =
                GuardedEstate.ESTATE
                        .text(GuardedEstate.APPLICATION)
                        .replace("name: pools", "name: more")
                        .replace("node-pools", "alerts");
        return Stream.of(
                Ordinary.of("an Application for another folder", "argocd/apps/more.yaml", more),
                Ordinary.of(
                        "differences that a set leaves alone",
                        "argocd/sets/more.yaml",
                        """
                        apiVersion: argoproj.io/v1alpha1
                        kind: ApplicationSet
                        metadata: {name: infra, namespace: argocd}
                        spec:
                          ignoreApplicationDifferences: [{name: a, jsonPointers: [/spec/syncPolicy]}]
                          generators:
                          - git: {repoURL: "https://a.example/estate", revision: main, directories: [{path: "platform/sets/*"}]}
                          template:
                            metadata: {name: 'set-{{.path.basename}}'}
                            spec:
                              project: platform
                              source: {repoURL: "https://a.example/estate", targetRevision: main, path: platform/sets/a}
                              destination: {name: in-cluster, namespace: kcc-factory}
                        """),
                Ordinary.of(
                        "a node pool with an account of its own",
                        "platform/node-pools/a.yaml",
                        """
                        apiVersion: container.cnrm.cloud.google.com/v1beta1
                        kind: ContainerNodePool
                        metadata: {name: a, namespace: kcc-platform}
                        spec:
                          location: eu
                          nodeConfig:
                            serviceAccountRef: {external: gke-nodes@platform-prod.iam.gserviceaccount.com}
                            workloadMetadataConfig: {mode: GKE_METADATA}
                        """));
    }
}
