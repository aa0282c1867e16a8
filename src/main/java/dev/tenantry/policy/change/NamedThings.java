package dev.tenantry.policy.change;

import dev.tenantry.estate.Area;
import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.Principal;
import dev.tenantry.estate.ProjectClaim;
import dev.tenantry.estate.Resource;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Manifest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the names in grants mean at one commit: a grant by name is on, or for, whatever the manifest
 * of that name makes.
 */
final class NamedThings {

    /** Where a thing of Google lies besides its project. */
    private static final List<String> PARENTS =
            List.of("projectRef", "datasetRef", "instanceRef", "keyRingRef");

    private final Estate estate;
    private final Map<Area, List<Manifest>> folders = new HashMap<>();

    NamedThings(Estate estate) {
        this.estate = estate;
    }

    /**
     * Where the objects lie that the names of a file speak of. The factory's namespace is the
     * platform's too.
     */
    private static List<Area> folders(String path) {
        return Places.tenantOf(path)
                .map(tenant -> List.of(Places.folder(tenant), Places.factory(tenant)))
                .orElse(List.of(Zone.PLATFORM.folder(), Zone.FACTORY.folder()));
    }

    /** Where grants lie that may name the objects of a file. */
    static List<Area> namedFrom(String path) {
        return Places.tenantOf(path)
                .map(
                        tenant ->
                                List.of(
                                        Places.folder(tenant),
                                        Places.factory(tenant),
                                        Zone.PLATFORM.folder()))
                .orElse(List.of(Zone.PLATFORM.folder()));
    }

    /** The same text for the same thing of Google. */
    static String meaning(Manifest manifest) {
        Stream<Optional<String>> lies =
                PARENTS.stream()
                        .flatMap(
                                parent ->
                                        Stream.of("external", "name", "namespace")
                                                .map(by -> manifest.at("spec", parent, by)));
        return Stream.concat(
                        Stream.of(
                                Optional.of(manifest.kind()),
                                Optional.of(ResourceName.of(manifest)),
                                manifest.annotation(ProjectClaim.ANNOTATION)),
                        lies)
                .flatMap(Optional::stream)
                .reduce("", (one, other) -> one + " " + other);
    }

    /** What a grant by name is on; empty where nothing, or more than one thing, has the name. */
    Optional<Manifest> resource(DesiredGrant grant) {
        DesiredGrant.Target target = grant.target();
        return target.by() == DesiredGrant.By.NAME
                ? find(
                        grant.path(),
                        target.kind(),
                        target.namespace().orElse(namespace(grant)),
                        target.reference())
                : Optional.empty();
    }

    /** The account that a grant is for, where it names a manifest. */
    Optional<Manifest> account(DesiredGrant grant) {
        String name = grant.principal().name();
        int slash = name.indexOf('/');
        if (grant.principal().kind() != Principal.Kind.REFERENCE || slash < 0) {
            return Optional.empty();
        }
        String namespace = slash == 0 ? namespace(grant) : name.substring(0, slash);
        return find(grant.path(), "IAMServiceAccount", namespace, name.substring(slash + 1));
    }

    /** On what Google knows by the name that the manifest gives it. */
    DesiredGrant told(DesiredGrant grant) {
        return resource(grant).map(meant -> told(grant, ResourceName.of(meant))).orElse(grant);
    }

    private static DesiredGrant told(DesiredGrant grant, String id) {
        Resource resource = grant.resource();
        return switch (resource.kind()) {
            case BUCKET, SERVICE_ACCOUNT ->
                    grant.on(new Resource(resource.kind(), id, resource.project()));
            case PROJECT -> grant.on(Resource.project(id));
            case DATASET, TABLE, OTHER -> grant;
        };
    }

    private Optional<Manifest> find(String path, String kind, String namespace, String name) {
        List<Manifest> found =
                folders(path).stream()
                        .flatMap(folder -> folders.computeIfAbsent(folder, this::read).stream())
                        .filter(m -> m.kind().equals(kind) && m.name().equals(name))
                        .filter(m -> Identity.namespace(m).equals(namespace))
                        .toList();
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private List<Manifest> read(Area folder) {
        return TenantFacts.manifests(estate, folder.list(estate));
    }

    private static String namespace(DesiredGrant grant) {
        return grant.namespace().isEmpty() ? Places.namespace(grant.path()) : grant.namespace();
    }
}
