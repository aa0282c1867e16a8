package dev.tenantry.policy.argo;

import dev.tenantry.estate.ArgoName;
import dev.tenantry.estate.ArgoName.Sort;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Argo CD applies plain manifests, and only from the parts of the estate for which there are rules:
 * an Application that applies another folder, or runs what it finds through a renderer, would apply
 * what nobody judged. And each folder is applied once ({@link ArgoOnce}).
 */
public final class ArgoPaths {

    public static final String RULE = RuleId.ARGO_PATHS.id();

    /**
     * What a generator over folders fills in is one of the folders that it looks through; anything
     * more in a template could be anything.
     */
    private static final Pattern TEMPLATED = Pattern.compile("\\{\\{ *(?:\\.path\\.)?path *}}");

    private ArgoPaths() {}

    /** Empty unless an Application or a set of them comes to apply something else. */
    public static List<Verdict> judge(Case what) {
        List<Violation> found = new ArrayList<>();
        for (Case.Touched file : what.files()) {
            for (Manifest object : file.after()) {
                if (ArgoName.isArgo(object)) {
                    List<ArgoName> before = file.before(object).map(ArgoName::in).orElse(List.of());
                    filledIn(object)
                            .filter(
                                    wrong ->
                                            file.before(object)
                                                    .flatMap(ArgoPaths::filledIn)
                                                    .isEmpty())
                            .ifPresent(found::add);
                    named(object)
                            .filter(one -> before.stream().noneMatch(one::isSame))
                            .flatMap(one -> wrong(object, one).stream())
                            .forEach(found::add);
                    ArgoOnce.judge(what, object).ifPresent(found::add);
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
                folders(object).anyMatch(one -> TEMPLATED.matcher(one.value()).matches());
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

    private static Optional<Violation> wrong(Manifest object, ArgoName one) {
        String who = object.kind() + " " + object.name();
        if (one.sort() == Sort.RENDERER) {
            return Optional.of(
                    Violation.at(
                            object.path(),
                            one.line(),
                            "%s would let Argo CD render what it applies (%s); no rule sees that."
                                    .formatted(who, one.key()),
                            "Plain manifests."));
        }
        return isJudged(one.value())
                ? Optional.empty()
                : Optional.of(
                        Violation.at(
                                object.path(),
                                one.line(),
                                "%s would let Argo CD apply “%s”, where no rule knows what may stand."
                                        .formatted(who, one.value()),
                                "A folder in %s.".formatted(applied())));
    }

    /** {@code tenants/, factory/, platform/ or argocd/}. */
    private static String applied() {
        List<String> folders =
                Stream.of(Zone.values())
                        .filter(Zone::isApplied)
                        .flatMap(zone -> Places.layout().folders(zone, Optional.empty()).stream())
                        .distinct()
                        .toList();
        return String.join(", ", folders.subList(0, folders.size() - 1))
                + " or "
                + folders.getLast();
    }

    /** Is everything below the path in a zone that is applied? */
    static boolean isJudged(String path) {
        boolean climbs = List.of(path.split("/", -1)).contains("..");
        boolean templated = TEMPLATED.matcher(path).matches();
        return !climbs
                && (templated
                        || (!path.contains("{")
                                && Places.zoneOf(path).filter(Zone::isApplied).isPresent()));
    }

    /** Folders outside of the zones that Argo CD is told to apply, each with a slash at its end. */
    public static List<String> unjudged(Estate estate) {
        return ArgoName.objects(estate).stream()
                .flatMap(ArgoPaths::folders)
                .filter(one -> !isJudged(one.value()))
                .map(one -> one.value().isEmpty() ? "" : one.value() + "/")
                .toList();
    }

    private static Stream<ArgoName> named(Manifest object) {
        return ArgoName.in(object).stream()
                .filter(one -> one.sort() == Sort.FOLDER || one.sort() == Sort.RENDERER);
    }

    private static Stream<ArgoName> folders(Manifest object) {
        return ArgoName.in(object).stream().filter(one -> one.sort() == Sort.FOLDER);
    }
}
