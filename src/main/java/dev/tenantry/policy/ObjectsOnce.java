package dev.tenantry.policy;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An object stands in the estate once. Of two manifests of one object Argo CD applies one, and
 * nobody here can tell which: the other could be what was read.
 */
final class ObjectsOnce {

    static final String RULE = "object-once";

    private ObjectsOnce() {}

    /** Empty unless something would stand twice that did not before. */
    static List<Verdict> judge(Case what) {
        List<Violation> found = new ArrayList<>();
        for (Case.Touched file : what.files()) {
            for (Manifest object : file.after()) {
                // The name of a grant of ours has a rule of its own (Once).
                if (object.kind().equals(DesiredGrant.MEMBER)) {
                    continue;
                }
                if (file.before(object).isEmpty() || isTwice(object, file.after().stream())) {
                    twin(what, file, object).ifPresent(found::add);
                }
            }
        }
        return found.isEmpty() ? List.of() : Violation.refuse(RULE, "", found);
    }

    private static Optional<Violation> twin(Case what, Case.Touched file, Manifest object) {
        Stream<Manifest> others =
                folder(file.path()).stream()
                        .flatMap(folder -> what.manifests(folder).stream())
                        .filter(other -> !other.path().equals(file.path()));
        boolean twice =
                isTwice(object, file.after().stream())
                        || others.anyMatch(other -> Case.isSameObject(object, other));
        return twice
                ? Optional.of(
                        Violation.at(
                                object.path(),
                                object.line(),
                                "%s %s would stand in the estate twice."
                                        .formatted(object.kind(), object.name()),
                                "One manifest of it."))
                : Optional.empty();
    }

    private static boolean isTwice(Manifest object, Stream<Manifest> all) {
        return all.filter(other -> Case.isSameObject(object, other)).count() > 1;
    }

    /** Where an object of the same place could stand as well. */
    private static Optional<String> folder(String path) {
        Optional<TenantId> tenant = Places.tenant(path);
        return tenant.map(Places::folder)
                .or(() -> Places.factory(path).map(Places::factory))
                .or(() -> Zone.of(path).map(Zone::folder));
    }
}
