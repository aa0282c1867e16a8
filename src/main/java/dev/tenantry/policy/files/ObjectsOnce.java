package dev.tenantry.policy.files;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.tenantry.estate.Area;
import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.AtGoogle;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Identity;
import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.TenantsNamed;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Violation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An object stands in the estate once. Of two manifests of one object Argo CD applies one, and
 * nobody here can tell which: the other could be what was read. Of two objects of one thing at
 * Google, Config Connector applies both, and the deletion of either deletes the thing.
 */
public final class ObjectsOnce {

    public static final String RULE = RuleId.OBJECT_ONCE.id();

    private static final Pattern PARTS = Pattern.compile("-");

    private final Case what;

    /** How often each object stands below a folder, counted once. */
    private final Map<Area, Map<String, Long>> counted = new HashMap<>();

    /** By folder and by what they are at Google. */
    private final Map<Area, Map<String, List<Manifest>>> things = new HashMap<>();

    private ObjectsOnce(Case what) {
        this.what = what;
    }

    /** Empty unless something would stand twice that did not before. */
    public static List<Verdict> judge(Case what) {
        ObjectsOnce once = new ObjectsOnce(what);
        List<Violation> found = new ArrayList<>();
        for (Case.Touched file : what.files()) {
            Map<String, Long> here = count(file.after());
            file.after().stream()
                    // The name of a grant of ours has a rule of its own (Once).
                    .filter(object -> !object.kind().equals(DesiredGrant.MEMBER))
                    .filter(object -> once.isTwice(file, object, here))
                    .map(ObjectsOnce::twice)
                    .forEach(found::add);
        }
        return found.isEmpty() ? List.of() : Violation.refuse(RULE, "", found);
    }

    private boolean isTwice(Case.Touched file, Manifest object, Map<String, Long> here) {
        if (here.getOrDefault(Identity.of(object), 0L) > 1) {
            return true;
        }
        Optional<Manifest> before = file.before(object);
        boolean comes = before.filter(old -> Identity.isSame(old, object)).isEmpty();
        return (comes && (count(file, object, here) > 1 || hasNamesake(file, object)))
                || (before.filter(old -> AtGoogle.isSame(old, object)).isEmpty()
                        && isTakenOver(file, object))
                || file.after().stream().filter(other -> AtGoogle.isSame(object, other)).count()
                        > 1;
    }

    /** Is there another object of the same thing at Google? */
    private boolean isTakenOver(Case.Touched file, Manifest object) {
        return AtGoogle.key(object).stream()
                        .flatMap(key -> folders(file.path()).stream().flatMap(f -> things(f, key)))
                        .filter(other -> AtGoogle.isSame(object, other))
                        .count()
                > 1;
    }

    private Stream<Manifest> things(Area folder, String key) {
        return things
                .computeIfAbsent(
                        folder,
                        f ->
                                what.manifests(f).stream()
                                        .filter(object -> AtGoogle.key(object).isPresent())
                                        .collect(groupingBy(o -> AtGoogle.key(o).orElseThrow())))
                .getOrDefault(key, List.of())
                .stream();
    }

    private long count(Case.Touched file, Manifest object, Map<String, Long> here) {
        List<Area> folders = folders(file.path());
        return keys(object)
                .mapToLong(
                        key ->
                                folders.isEmpty()
                                        ? here.getOrDefault(key, 0L)
                                        : folders.stream()
                                                .mapToLong(f -> below(f).getOrDefault(key, 0L))
                                                .sum())
                .max()
                .orElse(0);
    }

    /** The factory makes things of all tenants in one namespace, each named after its tenant. */
    private boolean hasNamesake(Case.Touched file, Manifest object) {
        Optional<TenantId> own = Places.factory(file.path());
        if (own.isEmpty() || Places.ofNamespace(Identity.namespace(object)).isPresent()) {
            return false;
        }
        return TenantsNamed.in(object.name(), PARTS)
                .filter(other -> !other.equals(own.get()))
                .flatMap(other -> what.manifests(Places.factory(other)).stream())
                .anyMatch(other -> Identity.isNamesake(object, other));
    }

    /** What of which there may be one: the object, and what is logged of one service. */
    private static Stream<String> keys(Manifest object) {
        return object.kind().equals("IAMAuditConfig")
                ? Stream.of(Identity.of(object), audit(object))
                : Stream.of(Identity.of(object));
    }

    /** However the project is written there. */
    private static String audit(Manifest object) {
        String project =
                object.at("spec", "resourceRef", "external")
                        .or(() -> object.at("spec", "resourceRef", "name"))
                        .orElse("");
        return "audit of %s on %s"
                .formatted(
                        object.at("spec", "service").orElse("").strip(),
                        project.replace("projects/", ""));
    }

    private Map<String, Long> below(Area folder) {
        return counted.computeIfAbsent(folder, f -> count(what.manifests(f)));
    }

    private static Map<String, Long> count(List<Manifest> objects) {
        return objects.stream()
                .flatMap(ObjectsOnce::keys)
                .collect(groupingBy(Function.identity(), counting()));
    }

    private static Violation twice(Manifest object) {
        return Violation.at(
                object.path(),
                object.line(),
                "%s %s would stand in the estate twice.".formatted(object.kind(), object.name()),
                "One manifest of it.");
    }

    /** Where an object of the same place could stand as well. */
    private static List<Area> folders(String path) {
        return Places.tenantOf(path)
                .map(tenant -> List.of(Places.folder(tenant), Places.factory(tenant)))
                .orElseGet(() -> Zone.of(path).map(Zone::folder).stream().toList());
    }
}
