package dev.tenantry.policy;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.manifest.Manifest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is given is taken back by deleting its file. Annotations that keep an object when its file
 * goes, or that make Argo CD or Config Connector look away from it, have no place on a grant.
 */
final class StaysAsWritten {

    static final String RULE = "taken-back-by-deleting";

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

    /** Whatever value they have. */
    private static final Set<String> KEEPING =
            Set.of(
                    "cnrm.cloud.google.com/deletion-policy",
                    "cnrm.cloud.google.com/reconcile-interval-in-seconds",
                    "argocd.argoproj.io/hook",
                    "argocd.argoproj.io/sync-options",
                    "argocd.argoproj.io/compare-options",
                    "helm.sh/hook",
                    "helm.sh/resource-policy");

    private StaysAsWritten() {}

    /** Empty unless a grant gets such an annotation. */
    static List<Verdict> judge(Case what) {
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

    private static Set<String> keys(Manifest object) {
        return GRANTS.contains(object.kind())
                ? Stream.concat(KEEPING.stream(), CONTROLLERS.stream()).collect(Collectors.toSet())
                : CONTROLLERS;
    }

    private static Optional<Violation> keeping(
            Manifest object, Optional<Manifest> before, Set<String> keys) {
        return object.annotations().entrySet().stream()
                .filter(entry -> keys.contains(entry.getKey()))
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
