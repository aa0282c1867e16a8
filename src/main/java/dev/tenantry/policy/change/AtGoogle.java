package dev.tenantry.policy.change;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.ProjectClaim;
import dev.tenantry.manifest.Manifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an object of Config Connector is at Google: by {@code spec.resourceID} a manifest of any
 * name takes over what is there already.
 */
public final class AtGoogle {

    private static final String CONNECTOR = ".cnrm.cloud.google.com";

    /** Of these a manifest without an id makes what is called as it is; of others Google names. */
    private static final Set<String> NAMED =
            Set.of(
                    "Project",
                    "IAMServiceAccount",
                    "IAMCustomRole",
                    "Service",
                    "BigQueryDataset",
                    "BigQueryTable",
                    "StorageBucket",
                    "ContainerCluster",
                    "ContainerNodePool");

    /** Their names are theirs wherever they lie. */
    private static final Set<String> GLOBAL = Set.of("Project", "StorageBucket");

    /** In which another thing each lies, besides its project; a dataset is one in all places. */
    private static final Map<String, List<String[]>> PARENTS =
            Map.of(
                    "BigQueryTable",
                    parents("datasetRef"),
                    "ContainerNodePool",
                    parents("clusterRef"),
                    "ContainerCluster",
                    List.<String[]>of(new String[] {"spec", "location"}));

    private AtGoogle() {}

    /** May both be one thing? Where that cannot be told apart, they are. */
    public static boolean isSame(Manifest one, Manifest other) {
        return key(one).isPresent()
                && key(one).equals(key(other))
                && (GLOBAL.contains(one.kind())
                        || (isOneProject(one, other) && isOneParent(one, other)));
    }

    /** Kind and id; empty for what Google names, and for what is nothing of Google's. */
    public static Optional<String> key(Manifest object) {
        if (!object.group().endsWith(CONNECTOR)) {
            return Optional.empty();
        }
        return object.at("spec", "resourceID")
                .or(() -> Optional.of(object.name()).filter(n -> NAMED.contains(object.kind())))
                .map(id -> object.group() + " " + object.kind() + " " + last(id));
    }

    /** The id by which an object is something that Google named; empty for all others. */
    public static Optional<String> id(Manifest object) {
        return object.group().endsWith(CONNECTOR) && !NAMED.contains(object.kind())
                ? object.at("spec", "resourceID")
                : Optional.empty();
    }

    private static boolean isOneProject(Manifest one, Manifest other) {
        Optional<String> first = project(one);
        Optional<String> second = project(other);
        return (first.isPresent() && second.isPresent())
                ? first.equals(second)
                : Places.tenantOf(one.path()).equals(Places.tenantOf(other.path()));
    }

    private static Optional<String> project(Manifest object) {
        return object.annotation(ProjectClaim.ANNOTATION)
                .or(() -> object.at("spec", "projectRef", "external"))
                .map(AtGoogle::last);
    }

    /** By a name in one and an id at Google in the other, it may be one. */
    private static boolean isOneParent(Manifest one, Manifest other) {
        return PARENTS.getOrDefault(one.kind(), List.of()).stream()
                .noneMatch(path -> isOther(one.at(path), other.at(path)));
    }

    private static boolean isOther(Optional<String> one, Optional<String> other) {
        return one.isPresent()
                && other.isPresent()
                && !one.map(AtGoogle::last).equals(other.map(AtGoogle::last));
    }

    private static List<String[]> parents(String reference) {
        return List.of(
                new String[] {"spec", reference, "external"},
                new String[] {"spec", reference, "name"},
                new String[] {"spec", "location"});
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }
}
