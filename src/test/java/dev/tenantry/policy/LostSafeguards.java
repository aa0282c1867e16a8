package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.AUDIT;
import static dev.tenantry.policy.GuardedEstate.BUCKET;
import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static dev.tenantry.policy.GuardedEstate.LIEN;
import static dev.tenantry.policy.GuardedEstate.NAMESPACE;
import static dev.tenantry.policy.GuardedEstate.QUOTA;
import static dev.tenantry.policy.GuardedEstate.RULE;

import dev.tenantry.policy.argo.StaysAsWritten;
import java.util.ArrayList;
import java.util.List;

/** What protects, gone or weaker. */
final class LostSafeguards {

    private LostSafeguards() {}

    static List<Attack> all() {
        List<Attack> all = new ArrayList<>();
        all.add(Attack.named("the audit log deleted", ESTATE.without(AUDIT)));
        all.add(Attack.named("the lien deleted", ESTATE.without(LIEN)));
        all.add(Attack.named("a house rule deleted", ESTATE.without(RULE)));
        all.add(
                Attack.named(
                        "somebody left out of the audit log",
                        ESTATE.with(AUDIT, GuardedEstate.audit("['user:mallory@gmail.com']"))));
        all.add(
                Attack.named(
                        "a kind of access left out of the audit log",
                        ESTATE.with(
                                AUDIT,
                                GuardedEstate.audit("[]").replace("- {logType: DATA_WRITE}", ""))));
        all.add(
                Attack.named(
                        "a house rule that only warns",
                        ESTATE.with(
                                RULE,
                                GuardedEstate.rule()
                                        .replace("severity: refuse", "severity: warn"))));
        all.add(
                Attack.named(
                        "a bucket that access control lists open",
                        ESTATE.with(BUCKET, GuardedEstate.bucket("false", "enforced", "864000"))));
        all.add(
                Attack.named(
                        "a bucket that may be public",
                        ESTATE.with(BUCKET, GuardedEstate.bucket("true", "inherited", "864000"))));
        all.add(
                Attack.named(
                        "data kept for a shorter time",
                        ESTATE.with(BUCKET, GuardedEstate.bucket("true", "enforced", "60"))));
        all.add(
                Attack.named(
                        "other owners in CODEOWNERS",
                        ESTATE.with(".github/CODEOWNERS", "* @mallory\n")));
        all.add(
                Attack.named(
                        "a workflow of GitHub",
                        ESTATE.with(".github/workflows/x.yaml", "on: push\njobs: {}\n")));
        all.addAll(lowered());
        all.addAll(kept());
        return all;
    }

    /** One change that only lowers what the next one would be refused for. */
    private static List<Attack> lowered() {
        String quota = ESTATE.text(QUOTA);
        String namespace = ESTATE.text(NAMESPACE);
        return List.of(
                Attack.named(
                        "a data class lowered, for a grant to come",
                        ESTATE.with(BUCKET, ESTATE.text(BUCKET).replace("restricted", "public"))),
                Attack.named(
                        "another environment, for a grant to come",
                        ESTATE.with(NAMESPACE, namespace.replace("env: prod", "env: dev"))),
                Attack.named(
                        "pods that may do anything",
                        ESTATE.with(
                                NAMESPACE, namespace.replace("enforce: baseline", "enforce: x"))),
                Attack.named(
                        "a quota raised by a suffix",
                        ESTATE.with(QUOTA, quota.replace("64Gi", "1Ti"))),
                Attack.named(
                        "a quota that limits one thing less",
                        ESTATE.with(QUOTA, quota.replace("  pods: '40'\n", ""))));
    }

    /** Grants that would stay when their files go. */
    private static List<Attack> kept() {
        String grant = PaperPolicy.GOOD.text();
        List<Attack> all = new ArrayList<>();
        for (String annotation :
                List.of(
                        "cnrm.cloud.google.com/deletion-policy: abandon",
                        "argocd.argoproj.io/sync-options: Prune=false",
                        "argocd.argoproj.io/hook: PreSync",
                        "cnrm.cloud.google.com/reconcile-interval-in-seconds: '0'")) {
            all.add(
                    Attack.refused(
                            "a grant with " + annotation,
                            PaperPolicy.GOOD.path(),
                            grant.replace(
                                    "annotations:\n", "annotations:\n    " + annotation + "\n"),
                            StaysAsWritten.RULE));
        }
        return all;
    }
}
