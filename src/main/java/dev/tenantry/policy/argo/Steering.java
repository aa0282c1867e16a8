package dev.tenantry.policy.argo;

import dev.tenantry.estate.Zone;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Files that change how Argo CD reads the others: beside one of them the manifests of a folder are
 * no longer what is applied, and nothing here could be judged. Argo CD (reposerver/repository)
 * takes a folder for Kustomize, Helm or jsonnet by the names of its files.
 */
public final class Steering {

    public static final String RULE = RuleId.APPLIED_AS_WRITTEN.id();

    private static final Set<String> NAMES =
            Set.of(
                    "kustomization",
                    "kustomization.yaml",
                    "kustomization.yml",
                    "chart.yaml",
                    "chart.yml");
    private static final Set<String> PROGRAMS = Set.of(".jsonnet", ".libsonnet");

    private Steering() {}

    /** Empty unless such a file is touched. */
    public static List<Verdict> judge(Case what) {
        List<Violation> found =
                what.files().stream()
                        .filter(file -> steers(name(file.path())))
                        .filter(file -> isApplied(what, file.path()))
                        .map(file -> violation(file.path()))
                        .toList();
        return found.isEmpty() ? List.of() : Violation.refuse(RULE, "", found);
    }

    private static boolean steers(String name) {
        return NAMES.contains(name)
                || name.startsWith(".argocd-source")
                || PROGRAMS.stream().anyMatch(name::endsWith);
    }

    private static boolean isApplied(Case what, String path) {
        return Zone.of(path).filter(Zone::isApplied).isPresent()
                || ArgoPaths.unjudged(what.estate()).stream().anyMatch(path::startsWith);
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    }

    private static Violation violation(String path) {
        return new Violation(
                name(path)
                        + " changes what Argo CD applies of this folder; no rule can judge that.",
                Optional.of("Plain manifests."),
                Optional.of(path + ":1"));
    }
}
