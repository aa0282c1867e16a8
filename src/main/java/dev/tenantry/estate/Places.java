package dev.tenantry.estate;

import dev.tenantry.manifest.TenantId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where things stand in the estate repository. */
public final class Places {

    private static final String TENANTS = "tenants/";
    private static final String FACTORY = "factory/";

    /** The folder of the house rules. */
    public static final String POLICY = "policy";

    /** Where GitHub looks for the file CODEOWNERS; of several it reads the first. */
    public static final List<String> CODE_OWNERS =
            List.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS");

    private static final Set<Zone> OF_TENANTS = EnumSet.of(Zone.TENANT, Zone.FACTORY);

    private Places() {}

    /** The tenant whose folder {@code tenants/<tenant>/} holds {@code path}. */
    public static Optional<TenantId> tenant(String path) {
        return below(TENANTS, path);
    }

    /** The tenant whose folder {@code factory/<tenant>/} holds {@code path}. */
    public static Optional<TenantId> factory(String path) {
        return below(FACTORY, path);
    }

    /** The tenant that a path concerns, whether in its own folder or in the factory. */
    public static Optional<TenantId> tenantOf(String path) {
        return tenant(path).or(() -> factory(path));
    }

    /**
     * The folder beside those of tenants that can be no tenant's: of its files nothing is
     * anybody's.
     */
    public static Optional<String> oddTenant(String path) {
        return Stream.of(TENANTS, FACTORY)
                .filter(path::startsWith)
                .map(root -> path.substring(root.length()))
                .filter(below -> below.indexOf('/') > 0)
                .map(below -> below.substring(0, below.indexOf('/')))
                .filter(folder -> TenantId.of(folder).isEmpty())
                .findFirst();
    }

    /** Does the layout have a place for this path? */
    public static boolean isPlaced(String path) {
        return tenantOf(path).isPresent()
                || Zone.of(path).filter(zone -> !OF_TENANTS.contains(zone)).isPresent();
    }

    /** The tenant that a Kubernetes namespace is of. */
    public static Optional<TenantId> ofNamespace(String namespace) {
        return Optional.of(namespace)
                .filter(n -> n.startsWith("t-"))
                .map(n -> n.substring("t-".length()))
                .flatMap(TenantId::of);
    }

    /** Where a manifest of a tenant goes when it does not say so. */
    public static String namespace(String path) {
        return tenant(path).map(TenantId::namespace).orElse("kcc-factory");
    }

    /** Everything of one tenant but its project. */
    public static String folder(TenantId tenant) {
        return TENANTS + tenant;
    }

    /** The tenant's project, budget, namespace and Config Connector identity. */
    public static String factory(TenantId tenant) {
        return FACTORY + tenant;
    }

    /** Its IAM objects and data. */
    public static String infra(TenantId tenant) {
        return TENANTS + tenant + "/infra";
    }

    /** One file for each grant. */
    public static String grants(TenantId tenant) {
        return infra(tenant) + "/access/grants";
    }

    private static Optional<TenantId> below(String root, String path) {
        if (!path.startsWith(root)) {
            return Optional.empty();
        }
        int slash = path.indexOf('/', root.length());
        return slash < 0
                ? Optional.empty()
                : Optional.of(path.substring(root.length(), slash)).flatMap(TenantId::of);
    }
}
