package dev.tenantry.policy.argo;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is given is taken back by deleting its file. Annotations that keep an object when its file
 * goes, or that make Argo CD or Config Connector look away from it, have no place on a grant; one
 * by which Argo CD does not apply it as it stands has none anywhere.
 */
public final class StaysAsWritten {

    public static final String RULE = RuleId.TAKEN_BACK_BY_DELETING.id();

    private static final String DELETION = "cnrm.cloud.google.com/deletion-policy";
    private static final String DISABLING = "cnrm.cloud.google.com/disable-on-destroy";
    private static final String SYNC = "argocd.argoproj.io/sync-options";

    /** Another controller reads other fields of the same manifest; rules know those of one. */
    private static final Set<String> CONTROLLERS =
            Set.of(
                    "alpha.cnrm.cloud.google.com/reconciler",
                    "cnrm.cloud.google.com/reconciler",
                    "cnrm.cloud.google.com/unmanaged");

    private static final Set<String> GRANTS =
            Set.of(
                    DesiredGrant.MEMBER,
                    "IAMPartialPolicy",
                    "IAMPolicy",
                    "RoleBinding",
                    "ClusterRoleBinding");

    /** What Argo CD makes when it syncs, or never, instead of keeping it as it is written. */
    private static final Set<String> HOOKS = Set.of("argocd.argoproj.io/hook", "helm.sh/hook");

    /**
     * Of grants, what they are made of and what protects: nobody looks whether it still is as it
     * was written.
     */
    private static final Set<String> LOOKING_AWAY =
            Set.of(
                    "cnrm.cloud.google.com/reconcile-interval-in-seconds",
                    "argocd.argoproj.io/compare-options");

    /** By these it is looked at as before, or better: at least once a day. */
    private static final Pattern LOOKS =
            Pattern.compile(
                    "cnrm\\.cloud\\.google\\.com/reconcile-interval-in-seconds=[1-9][0-9]{0,4}"
                            + "|argocd\\.argoproj\\.io/compare-options=(ServerSideDiff=true,?|IncludeMutationWebhook=true,?)+");

    private static final Set<String> GIVING =
            Set.of(
                    "BigQueryDataset",
                    "BigQueryTable",
                    "ClusterRole",
                    "ContainerCluster",
                    "ContainerNodePool",
                    "Folder",
                    "IAMAuditConfig",
                    "IAMCustomRole",
                    "IAMServiceAccount",
                    "Namespace",
                    "NetworkPolicy",
                    "Project",
                    "ResourceManagerLien",
                    "ResourceQuota",
                    "LimitRange",
                    "Role",
                    "ServiceAccount",
                    "StorageBucket");

    /** Whatever value they have. */
    private static final Set<String> KEEPING = Set.of(DELETION, SYNC, "helm.sh/resource-policy");

    private StaysAsWritten() {}

    /** Empty unless a grant gets such an annotation. */
    public static List<Verdict> judge(Case what) {
        List<Violation> found = new ArrayList<>();
        for (Case.Touched file : what.files()) {
            file.after().stream()
                    .forEach(
                            object ->
                                    keeping(object, what.before(object), keys(object))
                                            .ifPresent(found::add));
        }
        return found.isEmpty() ? List.of() : Violation.refuse(RULE, "", found);
    }

    /** Does what it makes outlive its manifest, and with it whoever was let in? */
    public static boolean outlives(Manifest object) {
        boolean enabled =
                object.kind().equals("Service")
                        && object.annotation(DISABLING).filter("false"::equals).isPresent();
        return enabled
                || object.annotation(DELETION).filter("abandon"::equals).isPresent()
                || isKept(object);
    }

    /** Does the annotation, {@code key=value}, only say how what stands there is looked at? */
    public static boolean isLookedAt(String annotation) {
        return LOOKS.matcher(annotation).matches();
    }

    /** Does Argo CD take it away once somebody confirms that? */
    public static boolean waits(Manifest object) {
        return object.annotation(SYNC).filter(all -> all.contains("Prune=confirm")).isPresent();
    }

    /** Does Argo CD leave it there when its manifest goes? */
    private static boolean isKept(Manifest object) {
        return object.annotation(SYNC)
                .filter(all -> all.contains("Prune=false") || all.contains("Prune=confirm"))
                .isPresent();
    }

    /** The same, by what it says or because nothing is pruned where it stands. */
    public static boolean isKept(Case what, Manifest object) {
        return isKept(object) || !what.applied().prunes(object.path());
    }

    private static Set<String> keys(Manifest object) {
        Set<String> keys = new HashSet<>(CONTROLLERS);
        if (Zone.of(object.path()).filter(Zone::isApplied).isPresent()) {
            keys.addAll(HOOKS);
        }
        if (GRANTS.contains(object.kind()) || GIVING.contains(object.kind())) {
            keys.addAll(LOOKING_AWAY);
        }
        if (GRANTS.contains(object.kind())) {
            keys.addAll(KEEPING);
        }
        return keys;
    }

    private static Optional<Violation> keeping(
            Manifest object, Optional<Manifest> before, Set<String> keys) {
        return object.annotations().entrySet().stream()
                .filter(entry -> keys.contains(entry.getKey()))
                .filter(entry -> !isLookedAt(entry.getKey() + "=" + entry.getValue()))
                .filter(
                        entry ->
                                before.flatMap(old -> old.annotation(entry.getKey()))
                                        .filter(entry.getValue()::equals)
                                        .isEmpty())
                .findFirst()
                .map(
                        entry ->
                                Violation.at(
                                        object.path(),
                                        object.lineOf("metadata", "annotations"),
                                        "With %s %s would stay when its file goes, or change unseen."
                                                .formatted(entry.getKey(), object.name()),
                                        "The object without this annotation."));
    }
}
