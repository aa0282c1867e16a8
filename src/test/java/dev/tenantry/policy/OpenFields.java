package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.TEMPLATE;

import dev.tenantry.policy.files.KnownFields;
import dev.tenantry.policy.files.OneReading;
import dev.tenantry.policy.pods.NodeAccess;
import java.util.List;

/** Ways of a step out of its pod by what a definition leaves open, or by another spelling. */
final class OpenFields {

    private OpenFields() {}

    static List<Attack> all() {
        return List.of(
                inline(
                        "a step inside a step with a key in letters of another alphabet",
                        "podſpecPatch: '{\"hostNetwork\": true}'",
                        OneReading.RULE),
                inline(
                        "a step inside a step with such a key as an escape",
                        "\"pod\\u017fpecPatch\": '{\"hostNetwork\": true}'",
                        OneReading.RULE),
                inline(
                        "a step inside a step with a field that no rule knows",
                        "container: {image: x, runAsNode: true}",
                        KnownFields.RULE),
                inline(
                        "a step inside a step inside a step with one",
                        "steps: [[{name: b, inline: {Container: {image: x}}}]]",
                        KnownFields.RULE),
                inline(
                        "an action that stands there twice, in two letter cases",
                        "resource: {Action: get, action: create, manifest: '{kind: Secret}'}",
                        OneReading.RULE),
                inline(
                        "the same, to the rule of steps",
                        "resource: {Action: get, action: create, manifest: '{kind: Secret}'}",
                        NodeAccess.RULE),
                inline(
                        "a profile that stands there twice, in two letter cases",
                        "securityContext: {seccompProfile: {Type: RuntimeDefault, type: Unconfined}}",
                        NodeAccess.RULE),
                step(
                        "a step unconfined by an annotation",
                        "podMetadata: {annotations: {container.apparmor.security.beta.kubernetes.io/main: unconfined}}",
                        NodeAccess.RULE),
                step(
                        "a step that every other pod makes way for",
                        "podPriorityClassName: system-node-critical",
                        NodeAccess.RULE),
                step(
                        "a volume of a driver that nobody knows",
                        "volumes: [{name: v, csi: {driver: pd.csi.storage.gke.io}}]",
                        NodeAccess.RULE));
    }

    private static Attack inline(String how, String fields, String rule) {
        return step(
                how,
                "templates: [{name: main, steps: [[{name: a, inline: {" + fields + "}}]]}]",
                rule);
    }

    private static Attack step(String how, String spec, String rule) {
        return Attack.refused(
                how,
                TEMPLATE,
                Attack.object("argoproj.io/v1alpha1", "WorkflowTemplate", "spec: {" + spec + "}"),
                rule);
    }
}
