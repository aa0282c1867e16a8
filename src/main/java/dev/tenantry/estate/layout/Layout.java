package dev.tenantry.estate.layout;

import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.TenantId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How an estate is laid out: which paths are whose, what tenants' namespaces are called, how facts
 * of a tenant are found, and where new files go.
 *
 * @param version a text that is another one for another layout
 * @param grounds of each part of the estate its paths; no path is in two of them
 * @param variables what those variables can be that cannot be anything
 * @param id the id of a tenant, made of the variables of its paths
 * @param namespace the names of tenants' namespaces, in which {@code {tenant}} is the id
 * @param factoryNamespace where the factory makes what tenants do not make themselves
 */
public record Layout(
        String version,
        List<Ground> grounds,
        Map<String, List<String>> variables,
        NamePattern id,
        NamePattern namespace,
        String factoryNamespace,
        Facts facts,
        Spots spots) {

    /** The file at the root of the estate that says it. */
    public static final String PATH = "tenantry.yaml";

    /** The variable that every layout has. */
    public static final String TENANT = "tenant";

    /** The layout of an estate that says nothing of its own. */
    public static final Layout STANDARD =
            new Layout(
                    "standard",
                    List.of(
                            Ground.of(Zone.TENANT, "tenants/{tenant}/**"),
                            Ground.of(Zone.FACTORY, "factory/{tenant}/**"),
                            Ground.of(Zone.PLATFORM, "platform/**"),
                            Ground.of(Zone.ARGO_CD, "argocd/**"),
                            Ground.of(Zone.POLICY, "policy/**")),
                    Map.of(),
                    NamePattern.of("{tenant}", Map.of()),
                    NamePattern.of("t-{tenant}", Map.of()),
                    "kcc-factory",
                    Facts.standard(),
                    Spots.standard());

    public Layout {
        grounds = List.copyOf(grounds);
        variables = Map.copyOf(variables);
    }

    /** What the files say of a path where it does not tell whose it is. */
    @FunctionalInterface
    public interface Contents {
        /** The one value that all objects of the file have; empty where they have none or more. */
        Optional<String> find(String path, Found how);
    }

    /** Empty for a path that the layout has no place for. */
    public Optional<Place> place(String path, Contents contents) {
        for (Ground ground : grounds) {
            Optional<Map<String, String>> values = ground.match(path);
            if (values.isPresent()) {
                return Optional.of(place(ground, path, values.get(), contents));
            }
        }
        return grounds.stream()
                .filter(ground -> path.startsWith(ground.path().root()))
                .findFirst()
                .map(
                        ground ->
                                new Place(
                                        ground.zone(),
                                        Optional.empty(),
                                        ground.tenant().isEmpty(),
                                        Map.of(),
                                        Optional.empty()));
    }

    private Place place(Ground ground, String path, Map<String, String> values, Contents contents) {
        if (!ground.zone().isOfTenants()) {
            return new Place(ground.zone(), Optional.empty(), true, values, Optional.empty());
        }
        Optional<String> name =
                ground.tenant()
                        .map(how -> contents.find(path, how))
                        .orElseGet(() -> id.filled(values));
        Optional<TenantId> tenant = name.flatMap(TenantId::of);
        return new Place(
                ground.zone(),
                tenant,
                ground.tenant().isEmpty(),
                values,
                tenant.isPresent() ? Optional.empty() : name);
    }

    /** The paths that a path is one of. */
    Optional<Ground> ground(String path) {
        return grounds.stream().filter(ground -> ground.match(path).isPresent()).findFirst();
    }

    /** The paths of a part of the estate. */
    public Stream<Ground> of(Zone zone) {
        return grounds.stream().filter(ground -> ground.zone() == zone);
    }

    /** The folders that hold a part of the estate, or what is one tenant's of it. */
    public List<String> folders(Zone zone, Optional<TenantId> tenant) {
        return of(zone).map(ground -> ground.folder(tenant, id)).distinct().toList();
    }

    /** Are there paths that do not tell whose they are, so that files have to? */
    public boolean isSaidByFiles() {
        return grounds.stream().anyMatch(ground -> ground.tenant().isPresent());
    }

    /** Where a tenant's files are and were, as a database finds them by their paths. */
    public List<PathRange> ranges(TenantId tenant) {
        Map<String, String> values = id.match(tenant.value()).orElse(Map.of());
        return grounds.stream()
                .filter(ground -> ground.zone().isOfTenants() && ground.tenant().isEmpty())
                .flatMap(ground -> PathRange.of(ground.path().with(values)).stream())
                .toList();
    }

    /** The tenant that a namespace is of. */
    public Optional<TenantId> ofNamespace(String name) {
        return namespace.match(name).map(values -> values.get(TENANT)).flatMap(TenantId::of);
    }

    /** The namespaces that a tenant may have, the first of them its main one. */
    public List<String> namespaces(TenantId tenant) {
        return namespace.pattern().with(Map.of(TENANT, tenant.value())).spelled();
    }

    /** The namespace of a tenant that a path tells; empty where it leaves more than one. */
    public Optional<String> namespace(TenantId tenant, Map<String, String> values) {
        Map<String, String> all = new HashMap<>(values);
        all.put(TENANT, tenant.value());
        return namespace.filled(all);
    }

    /** The file of a new grant that goes to one of the tenant's namespaces. */
    public Optional<String> newGrant(TenantId tenant, String namespace, String name) {
        Map<String, String> values =
                new HashMap<>(this.namespace.match(namespace).orElse(Map.of()));
        values.put("name", name);
        return spots.newGrant()
                .map(pattern -> pattern.with(values))
                .flatMap(pattern -> spot(Optional.of(pattern), tenant));
    }

    /** How a new grant says whose it is; empty where its path does. */
    public Optional<Found> newGrantSays() {
        return newGrant(new TenantId("tenant"), "", "name")
                .flatMap(this::ground)
                .flatMap(Ground::tenant);
    }

    /** Where a tenant's files of a kind stand. */
    public Optional<String> spot(Optional<PathPattern> spot, TenantId tenant) {
        Map<String, String> values = new HashMap<>(id.match(tenant.value()).orElse(Map.of()));
        values.put(TENANT, tenant.value());
        return spot.map(pattern -> pattern.filled(values));
    }
}
