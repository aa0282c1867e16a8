package dev.tenantry.estate;

import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.TenantId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * What the estate says about one tenant, as far as judging and granting access need it: read from
 * the tenant's own two folders and nothing else.
 *
 * @param project its Google Cloud project; empty text when its namespace does not name one
 * @param projects by the names of its namespaces, the main one first, the project of each
 * @param platformProject where the platform's own service accounts live; empty text when unknown
 * @param allowedRoles the only roles that may be granted there; empty when nothing limits it
 * @param stores its datasets and buckets
 * @param grants every grant in its folder, as written
 */
public record TenantFacts(
        TenantId tenant,
        String project,
        Map<String, String> projects,
        String platformProject,
        String env,
        String owner,
        Optional<String> visibleTo,
        Set<String> allowedRoles,
        List<Store> stores,
        List<DesiredGrant> grants) {

    /**
     * A dataset or bucket.
     *
     * @param dataClass public, internal, confidential or restricted; empty text when not labelled
     * @param takesConditions whether IAM Conditions work on it
     */
    public record Store(Resource resource, String dataClass, boolean takesConditions) {

        public boolean isStricterThan(Store other) {
            return CLASSES.indexOf(dataClass) > CLASSES.indexOf(other.dataClass);
        }
    }

    /** From harmless to severe; a project is as severe as its most severe store. */
    private static final List<String> CLASSES =
            List.of("", "public", "internal", "confidential", "restricted");

    public TenantFacts {
        allowedRoles = Set.copyOf(allowedRoles);
        stores = List.copyOf(stores);
        grants = List.copyOf(grants);
        projects = Collections.unmodifiableMap(new LinkedHashMap<>(projects));
    }

    /** The same as things in one of its namespaces have it: with the project of that one. */
    public TenantFacts in(String namespace) {
        String there = projects.getOrDefault(namespace, project);
        return there.equals(project)
                ? this
                : new TenantFacts(
                        tenant,
                        there,
                        projects,
                        platformProject,
                        env,
                        owner,
                        visibleTo,
                        allowedRoles,
                        stores,
                        grants);
    }

    /** Is the project one of its own? */
    public boolean has(String project) {
        return projects.containsValue(project);
    }

    /** Empty when there is no such tenant. */
    public static Optional<TenantFacts> read(Estate estate, TenantId tenant) {
        return Places.in(estate, () -> found(estate, tenant));
    }

    private static Optional<TenantFacts> found(Estate estate, TenantId tenant) {
        List<Manifest> factory = manifests(estate, Places.factory(tenant).list(estate));
        List<String> order = Places.layout().namespaces(tenant);
        List<Manifest> namespaces =
                factory.stream()
                        .filter(m -> m.is("", "Namespace") && order.contains(m.name()))
                        .sorted(Comparator.comparingInt(m -> order.indexOf(m.name())))
                        .toList();
        if (namespaces.isEmpty()) {
            return Optional.empty();
        }
        List<Manifest> own = manifests(estate, Places.folder(tenant).list(estate));
        return Optional.of(of(tenant, namespaces, factory, own));
    }

    private static TenantFacts of(
            TenantId tenant,
            List<Manifest> namespaces,
            List<Manifest> factory,
            List<Manifest> own) {
        Manifest namespace = namespaces.getFirst();
        Map<String, String> projects = new LinkedHashMap<>();
        namespaces.forEach(
                m -> projects.putIfAbsent(m.name(), ProjectClaim.ofNamespace(m).orElse("")));
        String project = projects.getOrDefault(namespace.name(), "");
        UnaryOperator<String> of = name -> projects.getOrDefault(name, project);
        return new TenantFacts(
                tenant,
                project,
                projects,
                FactoryFacts.platformProject(factory),
                environment(namespace),
                owner(namespace),
                namespaces.stream()
                        .flatMap(m -> m.annotation(Notes.PREFIX + "visible-to").stream())
                        .findFirst(),
                FactoryFacts.allowed(namespace, factory),
                own.stream()
                        .filter(m -> isIn(of.apply(namespace(m)), m))
                        .flatMap(m -> store(of.apply(namespace(m)), m).stream())
                        .toList(),
                own.stream()
                        .flatMap(m -> Grants.in(m).stream())
                        .map(grant -> grant.inProject(of.apply(grant.goesTo())))
                        .toList());
    }

    private static String namespace(Manifest m) {
        return m.namespace().orElseGet(() -> Places.namespace(m.path()));
    }

    /** Who owns the tenant of a namespace; empty text where nothing says it. */
    public static String owner(Manifest namespace) {
        return Places.find(Places.layout().facts().owner(), namespace).orElse("");
    }

    /** What it is for: {@code prod}; empty text where nothing says it. */
    public static String environment(Manifest namespace) {
        return Places.find(Places.layout().facts().environment(), namespace).orElse("");
    }

    /** The class of its data that a dataset or bucket names. */
    public static Optional<String> dataClass(Manifest store) {
        return Places.find(Places.layout().facts().dataClass(), store);
    }

    /** Not made in the project of somebody else, whatever folder it stands in. */
    private static boolean isIn(String project, Manifest m) {
        return Stream.of(
                        m.annotation(ProjectClaim.ANNOTATION),
                        m.at("spec", "projectRef", "external"),
                        m.at("spec", "projectRef", "name"))
                .flatMap(Optional::stream)
                .allMatch(p -> p.equals(project) || p.equals("projects/" + project));
    }

    public Optional<Store> store(Resource.Kind kind, String name) {
        return stores.stream()
                .filter(s -> s.resource.kind() == kind && s.resource.name().equals(name))
                .findFirst();
    }

    /** The class of the data that a grant on this resource reaches. */
    public String dataClass(Resource resource) {
        return switch (resource.kind()) {
            case DATASET, BUCKET ->
                    store(resource.kind(), resource.name())
                            .map(Store::dataClass)
                            .orElseGet(this::severest);
            case PROJECT, TABLE, OTHER -> severest();
            case SERVICE_ACCOUNT -> "";
        };
    }

    /** As severe as the most severe of its stores: what is not told apart counts as that. */
    private String severest() {
        return severest(stores.stream().map(Store::dataClass)).orElse("");
    }

    /** The most severe of some classes of data; empty when none of them is one. */
    public static Optional<String> severest(Stream<String> classes) {
        return classes.filter(CLASSES::contains)
                .max(Comparator.comparingInt(CLASSES::indexOf))
                .filter(severest -> !severest.isEmpty());
    }

    /** The dataset or bucket that a manifest is; empty when it is something else. */
    public static Optional<Store> store(String project, Manifest m) {
        String name = ResourceName.of(m);
        String label = dataClass(m).orElse("");
        String dataClass = CLASSES.contains(label) ? label : "restricted";
        if (m.is("bigquery.cnrm.cloud.google.com", "BigQueryDataset")) {
            return Optional.of(new Store(Resource.dataset(project, name), dataClass, true));
        }
        if (m.is("storage.cnrm.cloud.google.com", "StorageBucket")) {
            boolean uniform =
                    m.at("spec", "uniformBucketLevelAccess").filter("true"::equals).isPresent();
            return Optional.of(new Store(Resource.bucket(project, name), dataClass, uniform));
        }
        return Optional.empty();
    }

    /** Those of files that the estate listed. */
    public static List<Manifest> manifests(Estate estate, List<String> paths) {
        List<Manifest> all = new ArrayList<>();
        for (String path : paths) {
            if (ManifestFile.isManifestPath(path)) {
                all.addAll(ParsedFiles.read(path, estate.listed(path)).manifests());
            }
        }
        return all;
    }
}
