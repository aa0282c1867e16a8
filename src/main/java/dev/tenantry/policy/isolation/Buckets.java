package dev.tenantry.policy.isolation;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.Resource;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.TenantsNamed;
import dev.tenantry.policy.change.Violation;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whose a bucket is: its name is the whole world's, whatever project a manifest makes it in. */
final class Buckets {

    private static final String KIND = "StorageBucket";

    private static final Pattern PARTS = Pattern.compile("[-_.]");

    private Buckets() {}

    /** Google reads a name in another form otherwise than anybody here. */
    static Optional<Violation> misnamed(Manifest bucket) {
        return bucket.kind().equals(KIND) && !ResourceName.isBucket(ResourceName.of(bucket))
                ? Optional.of(
                        Violation.at(
                                bucket.path(),
                                bucket.line(),
                                "%s is no name of a bucket.".formatted(ResourceName.of(bucket)),
                                "Small letters, digits, dots, hyphens and underscores."))
                : Optional.empty();
    }

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
                ? TenantsNamed.in(ResourceName.of(bucket), PARTS)
                        .filter(other -> !other.equals(tenant))
                        .filter(other -> has(what, other, ResourceName.of(bucket)))
                        .findFirst()
                : Optional.empty();
    }

    /** One that the platform makes, or that is named after its project as its own are. */
    static Optional<String> platform(Case what, TenantId tenant, Manifest bucket) {
        boolean platforms =
                bucket.kind().equals(KIND)
                        && (isCalledSo(what, tenant, bucket)
                                || what.manifests(Zone.PLATFORM.folder()).stream()
                                        .anyMatch(other -> isSame(other, bucket)));
        return platforms ? Optional.of("the platform") : Optional.empty();
    }

    private static boolean isCalledSo(Case what, TenantId tenant, Manifest bucket) {
        String name = ResourceName.of(bucket);
        return what.before(bucket).isEmpty()
                && TenantsNamed.in(name, PARTS).noneMatch(tenant::equals)
                && what.projects().platforms().stream()
                        .anyMatch(project -> (name + "-").startsWith(project + "-"));
    }

    private static boolean has(Case what, TenantId tenant, String name) {
        return Stream.of(what.before(tenant), what.after(tenant))
                .flatMap(Optional::stream)
                .anyMatch(facts -> facts.store(Resource.Kind.BUCKET, name).isPresent());
    }

    private static boolean isSame(Manifest one, Manifest other) {
        return one.kind().equals(KIND) && ResourceName.of(one).equals(ResourceName.of(other));
    }
}
