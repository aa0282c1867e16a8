package dev.tenantry.policy.change;

import dev.tenantry.estate.Places;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which object a manifest is of: what is written twice may be one object to Kubernetes, or one
 * thing at Google.
 */
public final class Identity {

    private Identity() {}

    /** Of one kind and name at one place. */
    public static boolean isSame(Manifest one, Manifest other) {
        return one.name().equals(other.name()) && of(one).equals(of(other));
    }

    /** The same to Kubernetes, whoever's folders both stand in. */
    public static boolean isNamesake(Manifest one, Manifest other) {
        return other.is(one.group(), one.kind())
                && other.name().equals(one.name())
                && namespace(other).equals(namespace(one));
    }

    /**
     * The other side of an object: what is the same thing at Google, whatever its object is called,
     * or else the object of the same name.
     */
    public static Optional<Manifest> twin(Manifest object, Stream<Manifest> others) {
        boolean known = AtGoogle.key(object).isPresent();
        List<Manifest> near =
                others.filter(other -> other.kind().equals(object.kind()))
                        .filter(
                                other ->
                                        isSame(object, other)
                                                || (known && AtGoogle.isSame(object, other)))
                        .toList();
        return near.stream()
                .max(
                        Comparator.comparing((Manifest other) -> AtGoogle.isSame(object, other))
                                .thenComparing(other -> isSame(object, other)));
    }

    /** The same text for what is one object. */
    public static String of(Manifest object) {
        return String.join(
                " ",
                object.group(),
                object.kind(),
                namespace(object),
                object.name(),
                Places.tenantOf(object.path()).map(TenantId::value).orElse(""));
    }

    /** Where it goes, said or not. */
    public static String namespace(Manifest object) {
        return object.namespace().orElseGet(() -> Places.namespace(object.path()));
    }
}
