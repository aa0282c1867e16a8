package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.ALERT;
import static dev.tenantry.policy.GuardedEstate.AUDIT;
import static dev.tenantry.policy.GuardedEstate.BUCKET;
import static dev.tenantry.policy.GuardedEstate.CUSTOM_ROLE;
import static dev.tenantry.policy.GuardedEstate.DATASET;
import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static dev.tenantry.policy.GuardedEstate.QUOTA;

import dev.tenantry.policy.access.OtherAccess;
import dev.tenantry.policy.argo.StaysAsWritten;
import java.util.List;

/** Access that stays though its manifest says otherwise, and what is not applied as it stands. */
public final class KeptAccess {

    private static final String SKIP = "argocd.argoproj.io/hook: Skip";
    private static final String LIST = "  - {role: READER, groupByEmail: analysts@acme.example}\n";

    private KeptAccess() {}

    public static List<Attack> all() {
        return List.of(
                annotated("a dataset that Argo CD is told to skip", DATASET, SKIP),
                annotated("a custom role that Argo CD is told to skip", CUSTOM_ROLE, SKIP),
                annotated("a quota that Argo CD is told to skip", QUOTA, SKIP),
                annotated("an alert that Helm would run once", ALERT, "helm.sh/hook: test"),
                annotated(
                        "a dataset at which nobody looks again",
                        DATASET,
                        "cnrm.cloud.google.com/reconcile-interval-in-seconds: '0'"),
                annotated(
                        "a bucket at which nobody looks again",
                        BUCKET,
                        "cnrm.cloud.google.com/reconcile-interval-in-seconds: '0'"),
                annotated(
                        "an audit log of which Argo CD compares less",
                        AUDIT,
                        "argocd.argoproj.io/compare-options: IgnoreExtraneous"),
                Attack.named("a dataset that goes and keeps its readers", ESTATE.without(DATASET)),
                Attack.refused(
                        "a reader that goes with the whole list",
                        DATASET,
                        ESTATE.text(DATASET).replace("  access:\n" + LIST, ""),
                        OtherAccess.RULE));
    }

    private static Attack annotated(String how, String path, String annotation) {
        String text = ESTATE.text(path);
        String key = "annotations:\n";
        return Attack.refused(
                how,
                path,
                text.contains(key)
                        ? text.replace(key, key + "    " + annotation + "\n")
                        : text.replaceFirst(
                                "namespace: t-acme-retail",
                                "namespace: t-acme-retail, annotations: {" + annotation + "}"),
                StaysAsWritten.RULE);
    }
}
