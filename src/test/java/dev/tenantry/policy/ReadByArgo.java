package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.APPLICATION;
import static dev.tenantry.policy.GuardedEstate.AUDIT;
import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static dev.tenantry.policy.GuardedEstate.RULE;

import dev.tenantry.policy.argo.ArgoDestinations;
import dev.tenantry.policy.argo.ArgoPaths;
import dev.tenantry.policy.argo.ArgoSources;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.files.KnownFields;
import dev.tenantry.policy.files.OnlyFiles;
import dev.tenantry.policy.files.ReadableFiles;
import dev.tenantry.policy.files.UnderstoodKinds;
import java.util.List;

/** What readers of YAML 1.1 read otherwise, or give up, and what Argo CD is told by its objects. */
final class ReadByArgo {

    private static final String REPOSITORY = "https://a.example/estate";

    private ReadByArgo() {}

    static List<Attack> all() {
        String account = Attack.object("v1", "ServiceAccount", "");
        String audit = ESTATE.text(AUDIT);
        String hidden =
                "{?apiVersion: iam.%s, kind: IAMPolicyMember, metadata: {name: x}}\n"
                        .formatted(Attack.KCC);
        return List.of(
                unread("a document whose keys have question marks", account + "---\n" + hidden),
                unread(
                        "a namespace behind a question mark",
                        account.replace("namespace:", "?namespace:")),
                unread(
                        "a key without a value in braces",
                        account.replace("name: thing", "name: thing, labels: {a:, b: c}")),
                unread("a tag that makes a number of a text", account + "x: !!int \"0x10\"\n"),
                Attack.refused(
                        "an audit log behind a carriage return",
                        AUDIT,
                        "null\r---\r" + audit,
                        ReadableFiles.RULE),
                Attack.refused(
                        "an audit log behind a directive",
                        AUDIT,
                        "%YAML 1.2\n---\n" + audit,
                        ReadableFiles.RULE),
                Attack.refused(
                        "an audit log on the line of a separator",
                        AUDIT,
                        "--- # a\n" + audit + "--- {a: b}\n",
                        ReadableFiles.RULE),
                Attack.refused(
                        "an audit log with an escape that Argo CD gives up",
                        AUDIT,
                        audit.replace("service: bigquery", "service: \"bigquery\\/\" # "),
                        ReadableFiles.RULE),
                new Attack(
                        "an audit log with an ending that Argo CD does not know",
                        ESTATE.without(AUDIT).with(AUDIT.replace(".yaml", ".YAML"), audit),
                        OnlyFiles.RULE,
                        Verdict.Outcome.REFUSED),
                new Attack(
                        "a house rule moved to where nothing reads it",
                        ESTATE.without(RULE).with("docs/rule.yaml", ESTATE.text(RULE)),
                        UnderstoodKinds.RULE,
                        Verdict.Outcome.REFUSED));
    }

    private static Attack unread(String how, String text) {
        return Attack.refused(how, Attack.FOLDER + "x.yaml", text, ReadableFiles.RULE);
    }

    /** By an Application, a set of them, or a project. */
    static List<Attack> told() {
        String application =
                GuardedEstate.application(REPOSITORY, "main", "tenants/acme-retail/workflows");
        return List.of(
                Attack.refused(
                        "a folder of one tenant put into another's namespace",
                        "argocd/apps/x.yaml",
                        application.replace("kcc-factory", "t-acme-bank"),
                        ArgoDestinations.RULE),
                Attack.refused(
                        "a folder of a tenant put into the factory's namespace",
                        "argocd/apps/x.yaml",
                        application,
                        ArgoDestinations.RULE),
                Attack.refused(
                        "an Application for another cluster",
                        APPLICATION,
                        ESTATE.text(APPLICATION).replace("in-cluster", "elsewhere"),
                        ArgoSources.RULE),
                Attack.refused(
                        "files of any ending applied",
                        APPLICATION,
                        ESTATE.text(APPLICATION)
                                .replace(
                                        "path:",
                                        "directory: {disableExtensionFilter: true}, path:"),
                        ArgoPaths.RULE),
                Attack.refused(
                        "a namespace set up by an Application",
                        APPLICATION,
                        ESTATE.text(APPLICATION)
                                + "  syncPolicy: {managedNamespaceMetadata: {labels: {a: b}}}\n",
                        KnownFields.RULE),
                Attack.refused(
                        "a template that fills in nothing before a folder",
                        "argocd/apps/x.yaml",
                        GuardedEstate.application(REPOSITORY, "main", "{{.values.dir}}"),
                        ArgoPaths.RULE));
    }
}
