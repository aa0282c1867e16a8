package dev.tenantry.policy;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.Resource;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whose a bucket is: its name is the whole world's, whatever project a manifest makes it in. */
final class Buckets {

    private static final String KIND = "StorageBucket";

    /** A name with more parts is long enough to be nobody's by chance. */
    private static final int MOST_PARTS = 16;

    private Buckets() {}

    /** The tenant that has a bucket of the same name already, asked for by the platform. */
    static Optional<TenantId> owner(Case what, Manifest bucket) {
        return bucket.kind().equals(KIND)
                ? what.manifests(Zone.TENANT.folder()).stream()
                        .filter(other -> isSame(other, bucket))
                        .flatMap(other -> Places.tenant(other.path()).stream())
                        .findFirst()
                : Optional.empty();
    }

    /**
     * Another tenant that has one. Looked for among those whose ids the name holds, because not
     * every change of a bucket may read the folders of all tenants.
     */
    static Optional<TenantId> other(Case what, TenantId tenant, Manifest bucket) {
        return bucket.kind().equals(KIND)
                ? tenantsIn(name(bucket))
                        .filter(other -> !other.equals(tenant))
                        .filter(other -> has(what, other, name(bucket)))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean has(Case what, TenantId tenant, String name) {
        return Stream.of(what.before(tenant), what.after(tenant))
                .flatMap(Optional::stream)
                .anyMatch(facts -> facts.store(Resource.Kind.BUCKET, name).isPresent());
    }

    private static boolean isSame(Manifest one, Manifest other) {
        return one.kind().equals(KIND) && name(one).equals(name(other));
    }

    private static String name(Manifest bucket) {
        return bucket.at("spec", "resourceID").orElse(bucket.name());
    }

    private static Stream<TenantId> tenantsIn(String name) {
        String[] parts = name.split("[-_.]", -1);
        return parts.length > MOST_PARTS
                ? Stream.empty()
                : IntStream.range(0, parts.length)
                        .boxed()
                        .flatMap(
                                from ->
                                        IntStream.rangeClosed(from + 1, parts.length)
                                                .mapToObj(to -> joined(parts, from, to)))
                        .flatMap(id -> TenantId.of(id).stream());
    }

    private static String joined(String[] parts, int from, int to) {
        return String.join("-", Arrays.copyOfRange(parts, from, to));
    }
}
