package dev.tenantry.policy.change;

import dev.tenantry.manifest.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The objects of one side of a change, found by what they are: in a change of thousands of them
 * each is asked for several times.
 */
public final class ObjectIndex {

    private final List<Manifest> all;
    private final Map<String, List<Manifest>> byIdentity = new HashMap<>();
    private final Map<String, List<Manifest>> byKey = new HashMap<>();

    public ObjectIndex(List<Manifest> all) {
        this.all = List.copyOf(all);
        for (Manifest object : all) {
            byIdentity.computeIfAbsent(Identity.of(object), k -> new ArrayList<>(1)).add(object);
            AtGoogle.key(object)
                    .ifPresent(
                            key -> byKey.computeIfAbsent(key, k -> new ArrayList<>(1)).add(object));
        }
    }

    public List<Manifest> all() {
        return all;
    }

    /** The same object, or the same thing at Google; see {@link Identity#twin}. */
    public Optional<Manifest> twin(Manifest object) {
        return all.isEmpty() ? Optional.empty() : Identity.twin(object, near(object));
    }

    /** All that may be its twin, and few besides. */
    Stream<Manifest> near(Manifest object) {
        return Stream.concat(
                byIdentity.getOrDefault(Identity.of(object), List.of()).stream(),
                AtGoogle.key(object)
                        .map(key -> byKey.getOrDefault(key, List.of()))
                        .orElse(List.of())
                        .stream());
    }
}
