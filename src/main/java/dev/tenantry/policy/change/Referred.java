package dev.tenantry.policy.change;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.ProjectClaim;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.manifest.YamlMap;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an object of Config Connector refers to, in every spelling that its controllers take: by a
 * name of Google's with a host or without, by a project's bare id, or by the name and namespace of
 * another object, which may lie in a project by what it refers to itself.
 */
public final class Referred {

    private static final String CONNECTOR = ".cnrm.cloud.google.com";

    /** In these a project stands by its id alone. */
    private static final Set<String> OF_PROJECTS = Set.of("projectRef", "projects");

    /** It counts what is spent by others, and touches nothing of theirs. */
    private static final String BUDGET = "BillingBudgetsBudget";

    /** A reference as it is written; each text may be empty. */
    private record Reference(String key, String external, String name, String namespace) {}

    private final Case what;
    private final Set<String> seen = new HashSet<>();
    private final List<String> projects = new ArrayList<>();

    private Referred(Case what) {
        this.what = what;
    }

    /** Ids and numbers of projects that the object lies in or refers to. */
    public static List<String> projects(Case what, Manifest object) {
        Referred referred = new Referred(what);
        referred.take(object);
        return referred.projects;
    }

    /** The project that an object of the platform lies in, where it says so itself. */
    public static Optional<String> own(Case what, Manifest object) {
        Referred referred = new Referred(what);
        references(object).stream()
                .filter(each -> each.key().equals("projectRef"))
                .forEach(each -> referred.take(object, each));
        return object.annotation(ProjectClaim.ANNOTATION)
                .or(() -> referred.projects.stream().reduce((one, last) -> last));
    }

    /** The tenants in whose namespaces the objects are that it names. */
    public static Stream<TenantId> tenants(Manifest object) {
        return references(object).stream()
                .flatMap(each -> Places.ofNamespace(each.namespace()).stream());
    }

    private void take(Manifest object) {
        object.annotation(ProjectClaim.ANNOTATION).ifPresent(projects::add);
        references(object).forEach(each -> take(object, each));
    }

    private void take(Manifest object, Reference reference) {
        ResourceName.mentioned(reference.external()).forEach(projects::add);
        boolean project = OF_PROJECTS.contains(reference.key());
        if (project) {
            // Of a project's name Google's own library takes what stands behind the last slash.
            add(reference.external().substring(reference.external().lastIndexOf('/') + 1));
        }
        if (reference.name().isEmpty()) {
            return;
        }
        if (project) {
            add(reference.name());
        }
        named(object, reference).filter(each -> seen.add(Identity.of(each))).forEach(this::follow);
    }

    private void follow(Manifest named) {
        ProjectClaim.project(named).ifPresent(projects::add);
        take(named);
    }

    /** Whatever has the name: its kind follows from the field only sometimes. */
    private Stream<Manifest> named(Manifest object, Reference reference) {
        String namespace =
                reference.namespace().isEmpty()
                        ? Identity.namespace(object)
                        : reference.namespace();
        return Stream.of(Zone.FACTORY.folder(), Zone.PLATFORM.folder())
                .flatMap(folder -> what.manifests(folder).stream())
                .filter(m -> m.group().endsWith(CONNECTOR))
                .filter(m -> m.name().equals(reference.name()))
                .filter(m -> Identity.namespace(m).equals(namespace));
    }

    private void add(String project) {
        if (!project.isEmpty()) {
            projects.add(project);
        }
    }

    private static List<Reference> references(Manifest object) {
        List<Reference> found = new ArrayList<>();
        if (object.group().endsWith(CONNECTOR) && !object.kind().equals(BUDGET)) {
            object.node("spec")
                    .ifPresent(
                            spec ->
                                    spec.walk(
                                            (key, node) -> {
                                                if (node instanceof YamlMap map) {
                                                    reference(key, map).ifPresent(found::add);
                                                }
                                            }));
        }
        return found;
    }

    private static Optional<Reference> reference(String key, YamlMap map) {
        boolean named = key.endsWith("Ref") || key.endsWith("Refs") || OF_PROJECTS.contains(key);
        return named || map.at("external").isPresent() || map.at("namespace").isPresent()
                ? Optional.of(
                        new Reference(
                                key,
                                map.at("external").orElse(""),
                                map.at("name").orElse(""),
                                map.at("namespace").orElse("")))
                : Optional.empty();
    }
}
