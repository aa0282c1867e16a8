package dev.tenantry.estate;

import dev.tenantry.estate.layout.Found;
import dev.tenantry.estate.layout.Layout;
import dev.tenantry.estate.layout.LayoutOfEstate;
import dev.tenantry.estate.layout.Place;
import dev.tenantry.estate.layout.Placement;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where things stand in the estate repository, by the layout of the estate that is being read: the
 * one that {@link #in} names, for as long as its work takes. Where nobody named one it is the
 * standard layout.
 */
public final class Places {

    /** The folder of the house rules. */
    public static final String POLICY = "policy";

    /** Where GitHub looks for the file CODEOWNERS; of several it reads the first. */
    public static final List<String> CODE_OWNERS =
            List.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS");

    /** Stands for any file, where a question is about a folder. */
    static final String ANY = "any.yaml";

    private static final ScopedValue<Placement> READ = ScopedValue.newInstance();

    private Places() {}

    /** Does work over an estate; every question of it is answered by the layout of that estate. */
    public static <T, X extends Throwable> T in(
            Estate estate, ScopedValue.CallableOp<? extends T, X> work) throws X {
        return in(LayoutOfEstate.placement(estate), work);
    }

    /** The same where it was worked out before. */
    public static <T, X extends Throwable> T in(
            Placement placement, ScopedValue.CallableOp<? extends T, X> work) throws X {
        return ScopedValue.where(READ, placement).call(work);
    }

    private static Placement read() {
        return READ.orElse(Placement.STANDARD);
    }

    /** The layout by which questions are answered here. */
    public static Layout layout() {
        return read().layout();
    }

    /** Empty for a path that the layout has no place for. */
    public static Optional<Place> place(String path) {
        return read().place(path);
    }

    /** The tenant of whose own a path is. */
    public static Optional<TenantId> tenant(String path) {
        return place(path).filter(place -> place.zone() == Zone.TENANT).flatMap(Place::tenant);
    }

    /** The tenant whose factory holds {@code path}. */
    public static Optional<TenantId> factory(String path) {
        return place(path).filter(place -> place.zone() == Zone.FACTORY).flatMap(Place::tenant);
    }

    /** The tenant that a path concerns, whether it is its own or in the factory. */
    public static Optional<TenantId> tenantOf(String path) {
        return place(path).flatMap(Place::tenant);
    }

    /**
     * What stands where a tenant's name should, and can be no tenant's: of its files nothing is
     * anybody's.
     */
    public static Optional<String> oddTenant(String path) {
        return place(path).flatMap(Place::odd);
    }

    /** The part of the estate that the files of a folder are in. */
    public static Optional<Zone> zoneOf(String folder) {
        return Zone.of(folder + "/" + ANY);
    }

    /** The tenant that the path of a folder tells for all that is below it. */
    public static Optional<TenantId> tenantOfFolder(String folder) {
        return tenantOf(folder + "/" + ANY);
    }

    /** Does the path of a folder tell for all that is below it whose own it is? */
    public static boolean isOfTenants(String folder) {
        return place(folder + "/" + ANY)
                .filter(place -> place.zone() == Zone.TENANT && place.told())
                .isPresent();
    }

    /** Does the layout have a place for this path? */
    public static boolean isPlaced(String path) {
        return place(path).filter(Place::isWhole).isPresent();
    }

    /** What an object says, or its path. */
    static Optional<String> find(Found how, Manifest object) {
        return how.in(object, place(object.path()).map(Place::values).orElse(Map.of()));
    }

    /** The tenant that a Kubernetes namespace is of. */
    public static Optional<TenantId> ofNamespace(String namespace) {
        return layout().ofNamespace(namespace);
    }

    /** Is the namespace one that this tenant may have? */
    public static boolean isOf(TenantId tenant, String namespace) {
        return ofNamespace(namespace).filter(tenant::equals).isPresent();
    }

    /** The namespace of a tenant, the main one where it has more. */
    public static String namespace(TenantId tenant) {
        return layout().namespaces(tenant).getFirst();
    }

    /**
     * Where a manifest of a tenant goes when it does not say so; empty text where its path does not
     * tell, so that it has to.
     */
    public static String namespace(String path) {
        Optional<Place> own = place(path).filter(place -> place.zone() == Zone.TENANT);
        if (own.flatMap(Place::tenant).isEmpty()) {
            return factoryNamespace();
        }
        return own.filter(Place::told)
                .flatMap(p -> layout().namespace(p.tenant().orElseThrow(), p.values()))
                .orElse("");
    }

    /** Where the factory makes what tenants do not make themselves. */
    public static String factoryNamespace() {
        return layout().factoryNamespace();
    }

    /** Everything of one tenant but its project. */
    public static Area folder(TenantId tenant) {
        return new Area(Zone.TENANT, Optional.of(tenant), false);
    }

    /** The tenant's project, budget, namespace and Config Connector identity. */
    public static Area factory(TenantId tenant) {
        return new Area(Zone.FACTORY, Optional.of(tenant), false);
    }

    /** Its IAM objects and data. */
    public static Area infra(TenantId tenant) {
        return new Area(Zone.TENANT, Optional.of(tenant), true);
    }

    /** The folder with one file for each grant; empty where the layout has none. */
    public static Optional<String> grants(TenantId tenant) {
        return layout().spot(layout().spots().grants(), tenant);
    }

    /** Does it stand where grants of a tenant have a place of their own? */
    public static boolean isGrantFile(String path) {
        return tenantOf(path).flatMap(Places::grants).filter(path::startsWith).isPresent();
    }

    /**
     * Where a new grant of this name goes that goes to this namespace; empty where the layout has
     * no place for one.
     */
    public static Optional<String> newGrant(TenantId tenant, String namespace, String name) {
        return layout().newGrant(tenant, namespace, name);
    }
}
