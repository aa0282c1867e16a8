package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.ROLE;
import static dev.tenantry.policy.GuardedEstate.TEMPLATE;

import dev.tenantry.policy.access.WiderRoles;
import dev.tenantry.policy.pods.NodeAccess;
import java.util.List;

/** Ways of a step, or of who may make pods, to the machine that all tenants share. */
final class RootOnTheNode {

    private RootOnTheNode() {}

    static List<Attack> all() {
        return List.of(
                step(
                        "a step with a capability",
                        "container: {securityContext: {capabilities: {add: [SYS_ADMIN]}}}"),
                step(
                        "a step with the cloud's disk",
                        "volumes: [{name: d, gcePersistentDisk: {pdName: pvc-1}}]"),
                step(
                        "a step unconfined",
                        "container: {securityContext: {seccompProfile: {type: Unconfined}}}"),
                step("a step with a port of the machine", "container: {ports: [{hostPort: 22}]}"),
                step(
                        "a step with keys in other letter case",
                        "steps: [[{name: a, inline: {PodSpecPatch: '{}'}}]]"),
                step(
                        "a step that holds another namespace's lock",
                        "synchronization: {mutexes: [{name: m, namespace: t-acme-bank}]}"),
                step(
                        "a container beside every step of a workflow",
                        "container: {image: x}}], executorPlugins: [{spec: {sidecar: {container: {image: x}}}"),
                step(
                        "a step that takes a volume by its labels",
                        "container: {image: x}}], volumeClaimTemplates: [{spec: {selector: {matchLabels: {a: b}}}"),
                step(
                        "a step that takes a volume of no class",
                        "volumes: [{name: d, ephemeral: {volumeClaimTemplate: {spec: {storageClassName: ''}}}}]"),
                Attack.refused(
                        "a container beside every step, as a text",
                        "tenants/acme-retail/workflows/plugin.yaml",
                        Attack.object("v1", "ConfigMap", "data: {sidecar.container: 'x'}")
                                .replace(
                                        "name: thing",
                                        "name: thing, labels: {workflows.argoproj.io/configmap-type: ExecutorPlugin}"),
                        NodeAccess.RULE),
                role("a role that makes pods", "pods"),
                role("a role that makes workflows", "workflows"),
                role("a role that changes namespaces", "namespaces"),
                Attack.refused(
                        "a custom role that gains compute.instances.setMetadata",
                        GuardedEstate.CUSTOM_ROLE,
                        GuardedEstate.customRole("compute.instances.setMetadata"),
                        WiderRoles.RULE));
    }

    private static Attack step(String how, String field) {
        return Attack.refused(
                how,
                TEMPLATE,
                Attack.object(
                        "argoproj.io/v1alpha1",
                        "WorkflowTemplate",
                        "spec: {templates: [{name: a, " + field + "}]}"),
                NodeAccess.RULE);
    }

    private static Attack role(String how, String resource) {
        return Attack.refused(
                how,
                ROLE,
                GuardedEstate.role("create, patch").replace("workflowtaskresults", resource),
                WiderRoles.RULE);
    }
}
