package dev.tenantry.policy;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object stands in the estate once. Of two manifests of one object Argo CD applies one, and
 * nobody here can tell which: the other could be what was read.
 */
final class ObjectsOnce {

    static final String RULE = "object-once";

    private final Case what;

    /** How often each object stands below a folder, counted once. */
    private final Map<String, Map<String, Long>> counted = new HashMap<>();

    private ObjectsOnce(Case what) {
        this.what = what;
    }

    /** Empty unless something would stand twice that did not before. */
    static List<Verdict> judge(Case what) {
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
        String identity = Identity.of(object);
        return here.getOrDefault(identity, 0L) > 1
                || (file.before(object).isEmpty()
                        && folder(file.path())
                                        .map(this::below)
                                        .orElse(here)
                                        .getOrDefault(identity, 0L)
                                > 1);
    }

    private Map<String, Long> below(String folder) {
        return counted.computeIfAbsent(folder, f -> count(what.manifests(f)));
    }

    private static Map<String, Long> count(List<Manifest> objects) {
        return objects.stream().collect(groupingBy(Identity::of, counting()));
    }

    private static Violation twice(Manifest object) {
        return Violation.at(
                object.path(),
                object.line(),
                "%s %s would stand in the estate twice.".formatted(object.kind(), object.name()),
                "One manifest of it.");
    }

    /** Where an object of the same place could stand as well. */
    private static Optional<String> folder(String path) {
        Optional<TenantId> tenant = Places.tenant(path);
        return tenant.map(Places::folder)
                .or(() -> Places.factory(path).map(Places::factory))
                .or(() -> Zone.of(path).map(Zone::folder));
    }
}
