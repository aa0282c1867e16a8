package dev.tenantry.policy;

import dev.tenantry.estate.TenantFacts;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlList;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.manifest.YamlNode;
import dev.tenantry.manifest.YamlScalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Argo CD applies what stands in the repositories and at the revisions that it applied before: what
 * another repository or branch holds has been reviewed by nobody here.
 */
final class ArgoSources {

    static final String RULE = "argo-sources";

    private static final String FOLDER = "argocd";
    private static final Set<String> KINDS = Set.of("Application", "ApplicationSet", "AppProject");
    private static final Set<String> KEYS =
            Set.of("repoURL", "targetRevision", "revision", "sourceRepos");

    /** What an object names, and the line. */
    private record Named(String key, String value, int line) {}

    private ArgoSources() {}

    /** Empty unless a source comes that was not there. */
    static List<Verdict> judge(Case what) {
        List<Violation> found = new ArrayList<>();
        Set<String> known = new HashSet<>();
        for (Case.Touched file : what.files()) {
            for (Manifest object : file.after()) {
                if (isArgo(object)) {
                    if (known.isEmpty()) {
                        known.addAll(before(what));
                    }
                    found.addAll(unknown(object, known));
                }
            }
        }
        return found.isEmpty() ? List.of() : Violation.refuse(RULE, "", found);
    }

    static boolean isArgo(Manifest object) {
        return object.group().equals("argoproj.io") && KINDS.contains(object.kind());
    }

    /** What Argo CD is told to apply before the change. */
    private static Set<String> before(Case what) {
        Set<String> known = new HashSet<>();
        TenantFacts.manifests(what.estate(), what.estate().list(FOLDER)).stream()
                .filter(ArgoSources::isArgo)
                .flatMap(object -> named(object).stream())
                .filter(one -> !one.value().contains("*"))
                .forEach(one -> known.add(one.value()));
        return known;
    }

    private static List<Violation> unknown(Manifest object, Set<String> known) {
        return named(object).stream()
                .filter(one -> isNew(one.value(), known))
                .map(
                        one ->
                                Violation.at(
                                        object.path(),
                                        one.line(),
                                        "%s %s would let Argo CD apply %s “%s”, which nobody judges."
                                                .formatted(
                                                        object.kind(),
                                                        object.name(),
                                                        one.key(),
                                                        one.value()),
                                        known.isEmpty()
                                                ? "The estate's own repository and branch."
                                                : "One of " + String.join(", ", known) + "."))
                .toList();
    }

    /** In an estate that Argo CD does not apply yet, anything but everything may be the first. */
    private static boolean isNew(String value, Set<String> known) {
        return known.isEmpty() ? value.contains("*") : !known.contains(value);
    }

    private static List<Named> named(Manifest object) {
        List<Named> named = new ArrayList<>();
        visit("", object.body(), named);
        return named;
    }

    /** A source that names no revision follows the newest commit of the default branch. */
    private static Optional<Named> newest(String key, YamlMap map) {
        boolean source = key.equals("source") || key.equals("sources");
        return map.get("repoURL")
                .filter(repository -> source && map.get("targetRevision").isEmpty())
                .map(repository -> new Named("targetRevision", "HEAD", repository.line()));
    }

    private static void visit(String key, YamlNode node, List<Named> named) {
        switch (node) {
            case YamlMap map -> {
                map.entries().forEach(entry -> visit(entry.key().text(), entry.value(), named));
                newest(key, map).ifPresent(named::add);
            }
            case YamlList list -> list.items().forEach(item -> visit(key, item, named));
            case YamlScalar scalar -> {
                if (KEYS.contains(key)) {
                    named.add(new Named(key, scalar.text(), scalar.line()));
                }
            }
        }
    }
}
