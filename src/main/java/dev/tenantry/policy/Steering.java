package dev.tenantry.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files that change how Argo CD reads the others: beside one of them the manifests of a folder are
 * no longer what is applied, and nothing here could be judged. Argo CD (reposerver/repository)
 * takes a folder for Kustomize, Helm or jsonnet by the names of its files.
 */
final class Steering {

    static final String RULE = "applied-as-written";

    private static final Set<String> APPLIED = Set.of("tenants", "factory", "platform", "argocd");
    private static final Pattern STEERS =
            Pattern.compile(
                    "kustomization(\\.ya?ml)?|\\.argocd-source.*|chart\\.ya?ml|.*\\.(jsonnet|libsonnet)");

    private Steering() {}

    /** Empty unless such a file is touched. */
    static List<Verdict> judge(Case what) {
        List<Violation> found =
                what.files().stream()
                        .filter(file -> isApplied(file.path()))
                        .filter(file -> STEERS.matcher(name(file.path())).matches())
                        .map(file -> violation(file.path()))
                        .toList();
        return found.isEmpty() ? List.of() : Violation.refuse(RULE, "", found);
    }

    private static boolean isApplied(String path) {
        return Stream.of(path.split("/", 2)).findFirst().filter(APPLIED::contains).isPresent();
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
