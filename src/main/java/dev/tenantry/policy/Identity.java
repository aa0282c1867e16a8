package dev.tenantry.policy;

import dev.tenantry.estate.Places;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;

/** Which object a manifest is of: what is written twice may be one object to Kubernetes. */
final class Identity {

    private Identity() {}

    /** Of one kind and name at one place. */
    static boolean isSame(Manifest one, Manifest other) {
        return one.name().equals(other.name()) && of(one).equals(of(other));
    }

    /** The same text for what is one object. */
    static String of(Manifest object) {
        return String.join(
                " ",
                object.group(),
                object.kind(),
                namespace(object),
                object.name(),
                Places.tenantOf(object.path()).map(TenantId::value).orElse(""));
    }

    /** Where it goes, said or not. */
    static String namespace(Manifest object) {
        return object.namespace().orElseGet(() -> Places.namespace(object.path()));
    }
}
