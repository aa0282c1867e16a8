package dev.tenantry.policy;

import dev.tenantry.estate.Plain;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlList;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.manifest.YamlNode;
import dev.tenantry.manifest.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Argo CD applies plain manifests, and only from the parts of the estate for which there are rules:
 * an Application that applies another folder, or runs what it finds through a renderer, would apply
 * what nobody judged.
 */
final class ArgoPaths {

    static final String RULE = "argo-paths";

    /** Keys by which a source is more than files that are applied as they stand. */
    private static final Set<String> RENDERERS =
            Set.of(
                    "helm",
                    "kustomize",
                    "plugin",
                    "chart",
                    "jsonnet",
                    "sourceHydrator",
                    "templatePatch");

    /** Where a source or a generator of an ApplicationSet names a folder or files. */
    private static final Set<String> PATHS = Set.of("path");

    /** What a generator fills in is below the folders that it looks through. */
    private static final Pattern TEMPLATED = Pattern.compile("\\{\\{.*");

    /** A scalar under a key, and whether that key says how to render. */
    private record Named(String key, String value, int line) {}

    private ArgoPaths() {}

    /** Empty unless an Application or a set of them comes to apply something else. */
    static List<Verdict> judge(Case what) {
        List<Violation> found = new ArrayList<>();
        for (Case.Touched file : what.files()) {
            for (Manifest object : file.after()) {
                if (ArgoSources.isArgo(object)) {
                    List<Named> before =
                            file.before(object).map(ArgoPaths::named).orElse(List.of());
                    filledIn(object)
                            .filter(
                                    wrong ->
                                            file.before(object)
                                                    .flatMap(ArgoPaths::filledIn)
                                                    .isEmpty())
                            .ifPresent(found::add);
                    named(object).stream()
                            .filter(one -> before.stream().noneMatch(old -> isSame(old, one)))
                            .flatMap(one -> wrong(object, one).stream())
                            .forEach(found::add);
                }
            }
        }
        return found.isEmpty() ? List.of() : Violation.refuse(RULE, "", found);
    }

    /**
     * What a template fills in as a path has to come from the folders that its generator looks
     * through, because only those are judged.
     */
    private static Optional<Violation> filledIn(Manifest object) {
        boolean templated =
                named(object).stream()
                        .anyMatch(
                                one ->
                                        PATHS.contains(one.key)
                                                && TEMPLATED.matcher(one.value).matches());
        boolean folders =
                object.maps("spec", "generators")
                        .allMatch(
                                generator ->
                                        generator.entries().stream()
                                                        .allMatch(e -> e.key().text().equals("git"))
                                                && generator.node("git", "directories").isPresent()
                                                && generator.node("git", "files").isEmpty());
        return templated && !folders
                ? Optional.of(
                        Violation.at(
                                object.path(),
                                object.lineOf("spec"),
                                "%s %s fills in paths from somewhere else than folders that are judged."
                                        .formatted(object.kind(), object.name()),
                                "A generator over directories of Git."))
                : Optional.empty();
    }

    private static boolean isSame(Named one, Named other) {
        return one.key.equals(other.key) && one.value.equals(other.value);
    }

    private static Optional<Violation> wrong(Manifest object, Named one) {
        String who = object.kind() + " " + object.name();
        if (RENDERERS.contains(one.key)) {
            return Optional.of(
                    Violation.at(
                            object.path(),
                            one.line,
                            "%s would let Argo CD render what it applies (%s); no rule sees that."
                                    .formatted(who, one.key),
                            "Plain manifests."));
        }
        return isJudged(one.value)
                ? Optional.empty()
                : Optional.of(
                        Violation.at(
                                object.path(),
                                one.line,
                                "%s would let Argo CD apply “%s”, where no rule knows what may stand."
                                        .formatted(who, one.value),
                                "A folder in tenants/, factory/, platform/ or argocd/."));
    }

    /** Is everything below the path in a zone that is applied? */
    static boolean isJudged(String path) {
        String plain = path.startsWith("./") ? path.substring(2) : path;
        boolean climbs = List.of(plain.split("/", -1)).contains("..");
        return !climbs
                && (TEMPLATED.matcher(plain).matches()
                        || Zone.of(plain + "/").filter(Zone::isApplied).isPresent());
    }

    /** Folders outside of the zones that Argo CD is told to apply, each with a slash at its end. */
    static List<String> unjudged(Estate estate) {
        return TenantFacts.manifests(estate, estate.list(Zone.ARGO_CD.folder())).stream()
                .filter(ArgoSources::isArgo)
                .flatMap(object -> named(object).stream())
                .filter(one -> PATHS.contains(one.key) && !isJudged(one.value))
                .map(one -> one.value.startsWith("./") ? one.value.substring(2) : one.value)
                .map(path -> path.equals(".") || path.isEmpty() ? "" : path + "/")
                .toList();
    }

    private static List<Named> named(Manifest object) {
        List<Named> named = new ArrayList<>();
        visit("", object.body(), named);
        return named;
    }

    private static void visit(String key, YamlNode node, List<Named> named) {
        if (RENDERERS.contains(key)) {
            named.add(new Named(key, Plain.of(node).toString(), node.line()));
        }
        switch (node) {
            case YamlMap map ->
                    map.entries().forEach(entry -> visit(entry.key().text(), entry.value(), named));
            case YamlList list -> list.items().forEach(item -> visit(key, item, named));
            case YamlScalar scalar -> {
                if (PATHS.contains(key)) {
                    named.add(new Named(key, scalar.text(), scalar.line()));
                }
            }
        }
    }
}
