package dev.tenantry.policy.argo;

import dev.tenantry.estate.ArgoName;
import dev.tenantry.estate.ArgoName.Sort;
import dev.tenantry.estate.ArgoSource;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Argo CD applies what stands in the repositories and at the revisions that it applied before, to
 * the clusters that it applied it to: what another repository or branch holds has been reviewed by
 * nobody here, and of another cluster nobody here knows whose it is.
 */
public final class ArgoSources {

    public static final String RULE = RuleId.ARGO_SOURCES.id();

    private static final Set<Sort> SORTS = Set.of(Sort.REPOSITORY, Sort.REVISION, Sort.CLUSTER);

    /** A branch may be called as a cluster is, and is not known by that. */
    private record Known(Sort sort, String value) {

        Known(ArgoName name) {
            this(name.sort(), name.value());
        }
    }

    private ArgoSources() {}

    /** Empty unless a source comes that was not there. */
    public static List<Verdict> judge(Case what) {
        List<Violation> found = new ArrayList<>();
        Set<Known> known = new HashSet<>();
        for (Case.Touched file : what.files()) {
            for (Manifest object : file.after()) {
                if (ArgoName.isArgo(object)) {
                    if (known.isEmpty()) {
                        known.addAll(before(what));
                    }
                    List<Violation> unknown = unknown(object, known);
                    found.addAll(unknown.isEmpty() ? apart(what, object) : unknown);
                }
            }
        }
        return found.isEmpty() ? List.of() : Violation.refuse(RULE, "", found);
    }

    /** What Argo CD is told to apply before the change. */
    private static Set<Known> before(Case what) {
        Set<Known> known = new HashSet<>();
        ArgoName.objects(what.estate()).stream()
                .flatMap(ArgoSources::named)
                .filter(one -> !one.value().contains("*"))
                .forEach(one -> known.add(new Known(one)));
        return known;
    }

    private static List<Violation> unknown(Manifest object, Set<Known> known) {
        return named(object)
                .filter(one -> isNew(one, known))
                .map(
                        one ->
                                Violation.at(
                                        object.path(),
                                        one.line(),
                                        "%s %s would let Argo CD apply with %s “%s”, which nobody judges."
                                                .formatted(
                                                        object.kind(),
                                                        object.name(),
                                                        one.key(),
                                                        one.value()),
                                        allowed(one.sort(), known)))
                .toList();
    }

    /**
     * A revision is known of a repository and not by itself. Of another repository than the
     * estate's nobody here knows what stands in a folder, so that each is known by itself.
     */
    private static List<Violation> apart(Case what, Manifest object) {
        List<ArgoSource> known =
                ArgoName.objects(what.estate()).stream()
                        .flatMap(other -> ArgoSource.in(other).stream())
                        .toList();
        Predicate<ArgoSource> own = ArgoSource.own(what.estate());
        return known.isEmpty()
                ? List.of()
                : ArgoSource.in(object).stream()
                        .filter(
                                source ->
                                        known.stream()
                                                .noneMatch(
                                                        one ->
                                                                isKnown(
                                                                        source,
                                                                        one,
                                                                        own.test(source))))
                        .map(source -> apart(object, source))
                        .toList();
    }

    private static boolean isKnown(ArgoSource source, ArgoSource known, boolean own) {
        return known.repository().equals(source.repository())
                && known.revision().equals(source.revision())
                && (own || known.folders().containsAll(source.folders()));
    }

    private static Violation apart(Manifest object, ArgoSource source) {
        return Violation.at(
                object.path(),
                source.line(),
                "%s %s would let Argo CD apply %s of “%s” at “%s”, which it does not yet."
                        .formatted(
                                object.kind(),
                                object.name(),
                                source.folders().isEmpty()
                                        ? "all"
                                        : String.join(
                                                ", ", source.folders().stream().sorted().toList()),
                                source.repository(),
                                source.revision()),
                "The estate's own repository at the revision that is applied.");
    }

    private static String allowed(Sort sort, Set<Known> known) {
        List<String> values =
                known.stream()
                        .filter(one -> one.sort() == sort)
                        .map(Known::value)
                        .sorted()
                        .toList();
        return values.isEmpty()
                ? "The estate's own repository and branch, and the cluster of Argo CD."
                : "One of " + String.join(", ", values) + ".";
    }

    /** In an estate that Argo CD does not apply yet, anything but everything may be the first. */
    private static boolean isNew(ArgoName one, Set<Known> known) {
        return known.isEmpty() ? one.value().contains("*") : !known.contains(new Known(one));
    }

    private static Stream<ArgoName> named(Manifest object) {
        return ArgoName.in(object).stream().filter(one -> SORTS.contains(one.sort()));
    }
}
