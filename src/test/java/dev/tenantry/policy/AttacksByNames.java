package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.AUDIT;
import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static dev.tenantry.policy.GuardedEstate.QUOTA;

import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.files.PlainNames;
import dev.tenantry.policy.files.ReadableFiles;
import dev.tenantry.policy.isolation.OwnObjects;
import dev.tenantry.testing.PaperEstate;
import java.util.List;

/** Names of files that Git takes, and that Argo CD, GitHub and rules each read in another way. */
final class AttacksByNames {

    private static final String PROGRAM = "{apiVersion: 'v1', kind: 'ServiceAccount'}";

    private AttacksByNames() {}

    static List<Attack> all() {
        return List.of(
                added("a program behind a line separator", "argocd/apps/x\u2028.jsonnet", PROGRAM),
                added("a program behind a next line", "factory/acme-bank/\u0085.jsonnet", PROGRAM),
                added("a program behind a carriage return", Attack.FOLDER + "a\r.jsonnet", PROGRAM),
                added(
                        "a grant whose owners end at a line separator",
                        Attack.GRANTS + "grants/x\u2028.yaml",
                        PaperPolicy.GOOD.text()),
                moved(
                        "an audit log behind a line feed",
                        AUDIT,
                        AUDIT.replace("audit-big", "audit\nbig")),
                moved(
                        "a house rule in a folder of another script",
                        GuardedEstate.RULE,
                        "policy/\u00e9/known.yaml"),
                moved(
                        "a quota in a folder that is called as a pattern",
                        QUOTA,
                        "tenants/acme-retail/*/quota.yaml"),
                added(
                        "a name that no folder can hold",
                        "docs/" + "a".repeat(300) + ".md",
                        "Read me.\n"),
                added("a hidden letter elsewhere", "docs/read\u200bme.md", "Read me.\n"));
    }

    /** Outside of tenants' folders, by the namespace. */
    static List<Attack> ofNamespaces() {
        String role =
                Attack.object("rbac.authorization.k8s.io/v1", "Role", "rules: []")
                        .replace(", namespace: t-acme-retail", "");
        String quota = Attack.object("v1", "ResourceQuota", "spec: {hard: {pods: '0'}}");
        String policy =
                Attack.object(
                        "networking.k8s.io/v1",
                        "NetworkPolicy",
                        "spec: {podSelector: {}, policyTypes: [Ingress, Egress]}");
        return List.of(
                Attack.refused(
                        "a role in whichever namespace it is put",
                        "platform/x.yaml",
                        role,
                        OwnObjects.RULE),
                Attack.named(
                        "a quota that stops Config Connector",
                        ESTATE.with(
                                "platform/x.yaml", quota.replace("t-acme-retail", "cnrm-system"))),
                Attack.named(
                        "a network policy that stops Argo CD",
                        ESTATE.with("platform/x.yaml", policy.replace("t-acme-retail", "argocd"))));
    }

    /** What Kubernetes does not take, and Argo CD gives up a folder for. */
    static List<Attack> toKubernetes() {
        String config = Attack.object("v1", "ConfigMap", "data: {a: b}");
        return List.of(
                stopping("a name that Kubernetes does not take", config, "thing", "Bad_Name"),
                stopping(
                        "a label that Kubernetes does not take",
                        config,
                        "namespace:",
                        "labels: {a: \"not a label!\"}, namespace:"),
                stopping(
                        "a label that is a number",
                        config,
                        "namespace:",
                        "labels: {a: 1}, namespace:"),
                stopping(
                        "an annotation that is no text",
                        config,
                        "namespace:",
                        "annotations: {a/b: [c]}, namespace:"),
                stopping(
                        "an annotation with no name",
                        config,
                        "namespace:",
                        "annotations: {a/b/c: d}, namespace:"),
                stopping(
                        "a version that there is not",
                        Attack.object("iam." + Attack.KCC, "IAMServiceAccount", "spec: {}"),
                        "v1beta1",
                        "v1alpha1"),
                stopping(
                        "an object that is too large to apply",
                        config,
                        "a: b",
                        "a: " + "x".repeat(300_000)));
    }

    private static Attack stopping(String how, String text, String from, String to) {
        return Attack.refused(
                how, Attack.FOLDER + "data/x.yaml", text.replace(from, to), ReadableFiles.RULE);
    }

    private static Attack added(String how, String path, String text) {
        return Attack.refused(how, path, text, PlainNames.RULE);
    }

    private static Attack moved(String how, String from, String to) {
        PaperEstate after = ESTATE.without(from).with(to, ESTATE.text(from));
        return new Attack(how, after, PlainNames.RULE, Verdict.Outcome.REFUSED);
    }
}
