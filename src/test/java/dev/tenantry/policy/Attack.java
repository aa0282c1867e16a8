package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.APPLICATION;
import static dev.tenantry.policy.GuardedEstate.AUDIT;
import static dev.tenantry.policy.GuardedEstate.BUCKET;
import static dev.tenantry.policy.GuardedEstate.CUSTOM_ROLE;
import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static dev.tenantry.policy.GuardedEstate.LIEN;
import static dev.tenantry.policy.GuardedEstate.NAMESPACE;
import static dev.tenantry.policy.GuardedEstate.ROLE;
import static dev.tenantry.policy.GuardedEstate.RULE;

import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.PaperEstate;
import java.util.ArrayList;
import java.util.List;

/**
 * Ways to get past the judge: what somebody writes into a pull request, and the rule that speaks.
 *
 * @param how in few words, as the table of {@code docs/security.md} has it
 * @param after the estate as it would be
 * @param rule whose verdict it is
 * @param outcome refused; or a warning, where it may be right and has to be seen
 */
public record Attack(String how, PaperEstate after, String rule, Verdict.Outcome outcome) {

    private static final String FOLDER = "tenants/acme-retail/infra/";
    private static final String GRANTS = FOLDER + "access/";
    private static final String KCC = "cnrm.cloud.google.com/v1beta1";

    /** All of them. */
    public static List<Attack> all() {
        List<Attack> all = new ArrayList<>();
        all.addAll(hidden());
        all.addAll(kinds());
        all.addAll(elsewhere());
        all.addAll(readTwice());
        all.addAll(roles());
        all.addAll(safeguards());
        all.addAll(allowedByItself());
        return all;
    }

    private static Attack refused(String how, String path, String text, String rule) {
        return new Attack(how, ESTATE.with(path, text), rule, Verdict.Outcome.REFUSED);
    }

    private static Attack named(String how, PaperEstate after) {
        return new Attack(how, after, Safeguards.RULE, Verdict.Outcome.WARNING);
    }

    private static String object(String apiVersion, String kind, String rest) {
        return "apiVersion: %s\nkind: %s\nmetadata: {name: thing, namespace: t-acme-retail}\n%s\n"
                .formatted(apiVersion, kind, rest);
    }

    /** The same grant of the whole project, written so that a careless reader sees none. */
    private static List<Attack> hidden() {
        String grant = GuardedEstate.owner("x");
        String inList = "items:\n- " + grant.strip().replace("\n", "\n  ") + "\n";
        String basic = "no-basic-roles";
        List<Attack> all = new ArrayList<>();
        all.add(refused("a grant as YAML", GRANTS + "x.yaml", grant, basic));
        all.add(refused("in a file .yml", GRANTS + "x.yml", grant, basic));
        all.add(refused("in a file .YAML", GRANTS + "x.YAML", grant, basic));
        all.add(refused("as JSON", GRANTS + "x.json", json(), basic));
        all.add(refused("as the second document", GRANTS + "x.yaml", "a: b\n---\n" + grant, basic));
        all.add(
                refused(
                        "in a list without apiVersion",
                        GRANTS + "x.yaml",
                        "kind: List\n" + inList,
                        basic));
        all.add(
                refused(
                        "in the items of a ConfigMap",
                        GRANTS + "x.yaml",
                        "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n" + inList,
                        basic));
        all.add(
                refused(
                        "in a list in a list",
                        GRANTS + "x.yaml",
                        "kind: List\nitems:\n- kind: List\n  " + inList.replace("\n", "\n  "),
                        basic));
        for (char odd : new char[] {'\u0085', '\u2028', '\u2029'}) {
            all.add(
                    refused(
                            "behind U+%04X in a comment".formatted((int) odd),
                            GRANTS + "x.yaml",
                            "# nothing" + odd + grant.replace("\n", String.valueOf(odd)) + "\n",
                            ReadableFiles.RULE));
        }
        all.add(
                refused(
                        "in a folder that Argo CD reads and no rule has a name for",
                        FOLDER + "deep/er/x.yaml",
                        grant,
                        basic));
        return all;
    }

    private static String json() {
        return """
        {"apiVersion": "iam.cnrm.cloud.google.com/v1beta1", "kind": "IAMPolicyMember",
         "metadata": {"name": "x", "namespace": "t-acme-retail"},
         "spec": {"member": "user:mallory@gmail.com", "role": "roles/owner",
          "resourceRef": {"kind": "Project", "external": "projects/acme-retail-ml-prod"}}}
        """;
    }

    /** Kinds that nobody here understands, or that stand where they do not belong. */
    private static List<Attack> kinds() {
        String rule = UnderstoodKinds.RULE;
        return List.of(
                refused(
                        "a kind in other letter case",
                        GRANTS + "x.yaml",
                        GuardedEstate.owner("x").replace("IAMPolicyMember", "iampolicymember"),
                        rule),
                refused(
                        "a kind of another group",
                        GRANTS + "x.yaml",
                        GuardedEstate.owner("x").replace("iam.cnrm", "iam.evil"),
                        rule),
                refused(
                        "a membership of a group",
                        GRANTS + "x.yaml",
                        object(
                                "cloudidentity." + KCC,
                                "CloudIdentityMembership",
                                "spec: {preferredMemberKey: {id: mallory@gmail.com}}"),
                        rule),
                refused("a secret", FOLDER + "s.yaml", object("v1", "Secret", "data: {}"), rule),
                refused("a pod", FOLDER + "p.yaml", object("v1", "Pod", "spec: {}"), rule),
                refused(
                        "a deployment of anything",
                        FOLDER + "d.yaml",
                        object("apps/v1", "Deployment", "spec: {}"),
                        rule),
                refused(
                        "a webhook that changes what is applied",
                        "platform/hook.yaml",
                        object(
                                "admissionregistration.k8s.io/v1",
                                "MutatingWebhookConfiguration",
                                ""),
                        rule),
                refused(
                        "a definition of a kind",
                        "platform/crd.yaml",
                        object("apiextensions.k8s.io/v1", "CustomResourceDefinition", ""),
                        rule),
                refused(
                        "a deny policy",
                        "platform/deny.yaml",
                        object("iam." + KCC, "IAMDenyPolicy", ""),
                        rule),
                refused(
                        "a house rule outside of the policy folder",
                        "tenants/acme-retail/rule.yaml",
                        GuardedEstate.rule(),
                        rule),
                refused(
                        "an Application in the platform's folder",
                        "platform/app.yaml",
                        GuardedEstate.application("https://a.example/estate", "main", "docs"),
                        rule),
                refused(
                        "an Application in a tenant's folder",
                        FOLDER + "app.yaml",
                        GuardedEstate.application("https://a.example/estate", "main", "docs"),
                        rule));
    }

    /** What two readers of YAML read differently. */
    private static List<Attack> readTwice() {
        String bucket = GuardedEstate.bucket("true", "enforced", "864000");
        List<Attack> all = new ArrayList<>();
        for (String value : List.of("yes", "on", "y", "No", "OFF")) {
            all.add(
                    refused(
                            "unquoted " + value,
                            BUCKET,
                            bucket.replace("Level" + "Access: true", "LevelAccess: " + value),
                            OneReading.RULE));
        }
        for (String value : List.of("0100", "0x10", "1_000", "1:30", "0o17", "+5")) {
            all.add(
                    refused(
                            "the number " + value,
                            BUCKET,
                            bucket.replace("864000", value),
                            OneReading.RULE));
        }
        String account =
                "apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: a\n  namespace: t-acme-retail\n";
        for (String merge : List.of("<<", "\"<<\"", "'<<'")) {
            all.add(
                    refused(
                            "annotations merged in by " + merge,
                            FOLDER + "a.yaml",
                            account
                                    + "  annotations:\n    "
                                    + merge
                                    + ": {iam.gke.io/gcp-service-account: a@acme-bank-ml-prod.iam.gserviceaccount.com}\n",
                            OneReading.RULE));
        }
        return all;
    }

    /** Into what is another tenant's, or everybody's. */
    private static List<Attack> elsewhere() {
        String entry = "    - {role: WRITER, userByEmail: jane.doe@acme.example}\n";
        String own = FOLDER + "data/dataset-features.yaml";
        String others = own.replace("acme-retail", "acme-bank");
        PaperEstate mine = ESTATE.with(own, ESTATE.text(own) + entry);
        String foreign = GuardedEstate.application("https://evil.example/e", "main", "docs");
        String branch = GuardedEstate.application("https://a.example/estate", "mine", "docs");
        return List.of(
                new Attack(
                        "the same access entry for another tenant's dataset of that name",
                        ESTATE.with(own, ESTATE.text(own) + entry)
                                .with(
                                        others,
                                        ESTATE.text(others).replace("t-acme-bank", "t-acme-retail")
                                                + entry),
                        OwnObjects.RULE,
                        Verdict.Outcome.REFUSED),
                refused(
                        "a second manifest of an object",
                        GRANTS + "audit-again.yaml",
                        GuardedEstate.audit("['user:mallory@gmail.com']"),
                        ObjectsOnce.RULE),
                refused(
                        "one object twice in one file",
                        AUDIT,
                        GuardedEstate.audit("[]")
                                + "---\n"
                                + GuardedEstate.audit("['user:mallory@gmail.com']"),
                        ObjectsOnce.RULE),
                new Attack(
                        "one's own dataset twice, in another file",
                        mine.with(FOLDER + "data/z.yaml", mine.text(own)),
                        ObjectsOnce.RULE,
                        Verdict.Outcome.REFUSED),
                refused(
                        "a folder without rules applied",
                        APPLICATION,
                        GuardedEstate.application("https://a.example/estate", "main", "notes"),
                        ArgoPaths.RULE),
                refused(
                        "a folder reached by ..",
                        APPLICATION,
                        GuardedEstate.application(
                                "https://a.example/estate", "main", "platform/../notes"),
                        ArgoPaths.RULE),
                refused(
                        "everything applied",
                        APPLICATION,
                        GuardedEstate.application("https://a.example/estate", "main", "."),
                        ArgoPaths.RULE),
                refused(
                        "a source through Kustomize",
                        APPLICATION,
                        GuardedEstate.application(
                                        "https://a.example/estate", "main", "platform/node-pools")
                                .replace(
                                        "  destination:",
                                        "  sources: [{repoURL: \"https://a.example/estate\", targetRevision: main, path: platform/node-pools, kustomize: {namePrefix: x}}]\n  destination:"),
                        ArgoPaths.RULE),
                refused(
                        "a source without a revision",
                        APPLICATION,
                        GuardedEstate.application(
                                        "https://a.example/estate", "main", "platform/node-pools")
                                .replace("targetRevision: \"main\", ", ""),
                        ArgoSources.RULE),
                refused("a foreign repository", "argocd/apps/b.yaml", foreign, ArgoSources.RULE),
                refused("an unprotected branch", APPLICATION, branch, ArgoSources.RULE));
    }

    /** Roles that give more than their name says. */
    private static List<Attack> roles() {
        String rule = WiderRoles.RULE;
        List<Attack> all = new ArrayList<>();
        for (String permission :
                List.of(
                        "resourcemanager.projects.setIamPolicy",
                        "bigquery.datasets.setIamPolicy",
                        "iam.serviceAccounts.actAs",
                        "iam.serviceAccounts.getAccessToken",
                        "iam.serviceAccountKeys.create",
                        "iam.roles.update")) {
            all.add(
                    refused(
                            "a custom role that gains " + permission,
                            CUSTOM_ROLE,
                            GuardedEstate.customRole("bigquery.tables.getData, " + permission),
                            rule));
        }
        for (String verbs : List.of("'*'", "escalate", "bind", "impersonate")) {
            all.add(
                    refused(
                            "a role with the verb " + verbs,
                            ROLE,
                            GuardedEstate.role(verbs),
                            rule));
        }
        for (String resource : List.of("secrets", "pods/exec", "rolebindings", "'*'")) {
            all.add(
                    refused(
                            "a role on " + resource,
                            ROLE,
                            GuardedEstate.role("create").replace("workflowtaskresults", resource),
                            rule));
        }
        all.add(
                refused(
                        "a cluster role for a person",
                        "platform/binding.yaml",
                        binding("ClusterRoleBinding", "{kind: User, name: mallory@gmail.com}"),
                        rule));
        all.add(
                refused(
                        "a cluster role for a tenant's workload",
                        "platform/binding.yaml",
                        binding(
                                "ClusterRoleBinding",
                                "{kind: ServiceAccount, name: a, namespace: t-acme-retail}"),
                        rule));
        all.add(
                refused(
                        "a role of the cluster in a tenant's namespace",
                        FOLDER + "binding.yaml",
                        binding(
                                "RoleBinding",
                                "{kind: ServiceAccount, name: a, namespace: t-acme-retail}"),
                        OwnObjects.RULE));
        all.add(
                refused(
                        "a role in Kubernetes for a person",
                        FOLDER + "binding.yaml",
                        binding("RoleBinding", "{kind: User, name: mallory@gmail.com}"),
                        OwnObjects.RULE));
        return all;
    }

    private static String binding(String kind, String subject) {
        return object(
                "rbac.authorization.k8s.io/v1",
                kind,
                "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: admin}\nsubjects:\n- "
                        + subject);
    }

    /** What protects, gone or weaker. */
    private static List<Attack> safeguards() {
        String grant = PaperPolicy.GOOD.text();
        List<Attack> all = new ArrayList<>();
        all.add(named("the audit log deleted", ESTATE.without(AUDIT)));
        all.add(named("the lien deleted", ESTATE.without(LIEN)));
        all.add(named("a house rule deleted", ESTATE.without(RULE)));
        all.add(
                named(
                        "somebody left out of the audit log",
                        ESTATE.with(AUDIT, GuardedEstate.audit("['user:mallory@gmail.com']"))));
        all.add(
                named(
                        "a kind of access left out of the audit log",
                        ESTATE.with(
                                AUDIT,
                                GuardedEstate.audit("[]").replace("- {logType: DATA_WRITE}", ""))));
        all.add(
                named(
                        "a house rule that only warns",
                        ESTATE.with(
                                RULE,
                                GuardedEstate.rule()
                                        .replace("severity: refuse", "severity: warn"))));
        all.add(
                named(
                        "a bucket that access control lists open",
                        ESTATE.with(BUCKET, GuardedEstate.bucket("false", "enforced", "864000"))));
        all.add(
                named(
                        "a bucket that may be public",
                        ESTATE.with(BUCKET, GuardedEstate.bucket("true", "inherited", "864000"))));
        all.add(
                named(
                        "data kept for a shorter time",
                        ESTATE.with(BUCKET, GuardedEstate.bucket("true", "enforced", "60"))));
        all.add(
                named(
                        "other owners in CODEOWNERS",
                        ESTATE.with(".github/CODEOWNERS", "* @mallory\n")));
        all.add(
                named(
                        "a workflow of GitHub",
                        ESTATE.with(".github/workflows/x.yaml", "on: push\njobs: {}\n")));
        for (String annotation :
                List.of(
                        "cnrm.cloud.google.com/deletion-policy: abandon",
                        "argocd.argoproj.io/sync-options: Prune=false",
                        "argocd.argoproj.io/hook: PreSync",
                        "cnrm.cloud.google.com/reconcile-interval-in-seconds: '0'")) {
            all.add(
                    refused(
                            "a grant with " + annotation,
                            PaperPolicy.GOOD.path(),
                            grant.replace(
                                    "annotations:\n", "annotations:\n    " + annotation + "\n"),
                            StaysAsWritten.RULE));
        }
        return all;
    }

    /** What a grant needs, brought by the same pull request. */
    private static List<Attack> allowedByItself() {
        String namespace = ESTATE.text(NAMESPACE);
        String cards = FOLDER + "data/dataset-cards.yaml";
        GrantText forever =
                GrantText.dataset("acme-retail", "cards", PaperPolicy.END)
                        .when(
                                "resource.name == \"projects/acme-retail-ml-prod/datasets/cards\" || resource.name.startsWith(\"projects/acme-retail-ml-prod/datasets/cards/\")")
                        .saying("never");
        return List.of(
                new Attack(
                        "a data class lowered beside the grant that it would allow",
                        forever.in(
                                ESTATE.with(
                                        cards,
                                        ESTATE.text(cards)
                                                .replace(
                                                        "data-class: restricted",
                                                        "data-class: public"))),
                        "known-organisations",
                        Verdict.Outcome.REFUSED),
                new Attack(
                        "a house rule loosened beside the grant that it would allow",
                        PaperPolicy.GOOD
                                .to("user:mallory@gmail.com")
                                .in(
                                        ESTATE.with(
                                                RULE,
                                                GuardedEstate.rule()
                                                        .replace("acme.example", "gmail.com"))),
                        "known-organisations",
                        Verdict.Outcome.REFUSED),
                refused(
                        "a grant to somebody outside, in the factory",
                        "factory/acme-retail/x.yaml",
                        PaperPolicy.GOOD
                                .to("user:mallory@gmail.com")
                                .text()
                                .replace("namespace: t-acme-retail", "namespace: kcc-factory"),
                        "known-organisations"),
                refused(
                        "a grant to somebody outside, on the platform",
                        "platform/x.yaml",
                        PaperPolicy.GOOD
                                .on(GrantText.project("acme-platform"))
                                .to("user:mallory@gmail.com")
                                .text()
                                .replace("namespace: t-acme-retail", "namespace: kcc-factory"),
                        "known-organisations"),
                new Attack(
                        "another tenant's project taken by the namespace",
                        ESTATE.with(
                                NAMESPACE,
                                namespace.replace("acme-retail-ml-prod", "acme-bank-ml-prod")),
                        OwnObjects.RULE,
                        Verdict.Outcome.REFUSED));
    }

    @Override
    public String toString() {
        return how;
    }
}
