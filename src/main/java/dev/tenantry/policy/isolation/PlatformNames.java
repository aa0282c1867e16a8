package dev.tenantry.policy.isolation;

import dev.tenantry.estate.ArgoName;
import dev.tenantry.estate.ArgoName.Sort;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.argo.ArgoOnce;
import dev.tenantry.policy.change.Case;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names that the platform has itself. Config Connector's identities are named after namespaces, so
 * that a tenant called {@code factory} would get the one by which all tenants are made.
 */
public final class PlatformNames {

    /** Before the id of a tenant, or the name of a folder, in the names of identities. */
    public static final String IDENTITY = "kcc-";

    private PlatformNames() {}

    /** Would the tenant's identity be called as a namespace or an account of the platform is? */
    static boolean has(Case what, TenantId tenant) {
        String identity = IDENTITY + tenant;
        return identity.equals(Places.factoryNamespace())
                || argo(what)
                        .flatMap(object -> named(object, Sort.NAMESPACE))
                        .anyMatch(identity::equals)
                || what.manifests(Zone.PLATFORM.folder()).stream()
                        .anyMatch(object -> isOf(identity, object));
    }

    /**
     * Would a set of Applications make one for the tenant by the name of one that stands there by
     * itself? It would take that one over, and prune all that it applies.
     */
    static boolean hasApplication(Case what, TenantId tenant) {
        List<Manifest> all = argo(what).toList();
        return all.stream()
                .filter(object -> object.kind().equals("Application"))
                .anyMatch(
                        one ->
                                all.stream()
                                        .filter(set -> set.kind().equals("ApplicationSet"))
                                        .flatMap(set -> ArgoOnce.filledIn(set, one.name()))
                                        .anyMatch(tenant::equals));
    }

    private static boolean isOf(String identity, Manifest object) {
        return object.namespace().filter(identity::equals).isPresent()
                || (object.kind().equals("IAMServiceAccount")
                        && List.of(object.name(), object.at("spec", "resourceID").orElse(""))
                                .contains(identity));
    }

    /** The tenant that an account of this name works for, whether there is such a tenant yet. */
    static Optional<TenantId> tenantOf(Case what, String account) {
        return Optional.of(account.toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith(IDENTITY))
                .map(name -> name.substring(IDENTITY.length()))
                .flatMap(TenantId::of)
                .filter(
                        tenant ->
                                what.before(tenant).or(() -> what.after(tenant)).isPresent()
                                        || !had(what, IDENTITY + tenant));
    }

    /** Before the change, which cannot say itself that a name is the platform's. */
    private static boolean had(Case what, String identity) {
        return identity.equals(Places.factoryNamespace())
                || ArgoName.objects(what.estate()).stream()
                        .flatMap(object -> named(object, Sort.NAMESPACE))
                        .anyMatch(identity::equals)
                || TenantFacts.manifests(what.estate(), Zone.PLATFORM.folder().list(what.estate()))
                        .stream()
                        .anyMatch(object -> isOf(identity, object));
    }

    /** Is it where the factory makes what tenants do not make themselves? */
    static boolean isOfFactory(Case what, String namespace) {
        return namespace.equals(Places.factoryNamespace())
                || ArgoName.objects(what.estate()).stream()
                        .filter(PlatformNames::appliesFactory)
                        .flatMap(object -> named(object, Sort.NAMESPACE))
                        .anyMatch(namespace::equals);
    }

    private static boolean appliesFactory(Manifest object) {
        return named(object, Sort.FOLDER)
                .anyMatch(folder -> Places.zoneOf(folder).equals(Optional.of(Zone.FACTORY)));
    }

    /** Before a change and after it. */
    private static Stream<Manifest> argo(Case what) {
        return Stream.concat(
                ArgoName.objects(what.estate()).stream(),
                what.manifests(Zone.ARGO_CD.folder()).stream());
    }

    private static Stream<String> named(Manifest object, Sort sort) {
        return ArgoName.in(object).stream().filter(n -> n.sort() == sort).map(ArgoName::value);
    }
}
