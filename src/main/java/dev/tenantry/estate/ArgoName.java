package dev.tenantry.estate;

import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.manifest.YamlNode;
import dev.tenantry.manifest.YamlScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that an object of Argo CD names about what is applied, wherever in the object it
 * stands: sources and generators nest in each other.
 *
 * @param key the field, for example {@code repoURL}
 * @param value the text; of a renderer its whole settings, of a folder without {@code ./} and empty
 *     parts, the root of the repository as nothing
 */
public record ArgoName(Sort sort, String key, String value, int line) {

    /** What is named. */
    public enum Sort {
        REPOSITORY,
        /** A branch, a tag or a commit. */
        REVISION,
        FOLDER,
        /** Where to: a cluster by address or name. */
        CLUSTER,
        /** Where objects go that do not say so. */
        NAMESPACE,
        /** What makes a source more than files that are applied as they stand. */
        RENDERER
    }

    private static final String GROUP = "argoproj.io";
    private static final Set<String> KINDS = Set.of("Application", "ApplicationSet", "AppProject");

    private static final Map<String, Sort> FIELDS =
            Map.of(
                    "repoURL",
                    Sort.REPOSITORY,
                    "sourceRepos",
                    Sort.REPOSITORY,
                    "targetRevision",
                    Sort.REVISION,
                    "revision",
                    Sort.REVISION,
                    "path",
                    Sort.FOLDER);

    private static final Set<String> RENDERERS =
            Set.of(
                    "helm",
                    "kustomize",
                    "plugin",
                    "chart",
                    "jsonnet",
                    "sourceHydrator",
                    "disableExtensionFilter",
                    "templatePatch");

    private static final Map<String, Sort> DESTINATION =
            Map.of("server", Sort.CLUSTER, "name", Sort.CLUSTER, "namespace", Sort.NAMESPACE);

    private static final Set<String> DESTINATIONS = Set.of("destination", "destinations");

    private static final Set<String> SOURCES = Set.of("source", "sources");

    /** Does it tell Argo CD what to apply? */
    public static boolean isArgo(Manifest object) {
        return object.group().equals(GROUP) && KINDS.contains(object.kind());
    }

    /** All that an object names; nothing of one that is none of Argo CD's. */
    public static List<ArgoName> in(Manifest object) {
        List<ArgoName> names = new ArrayList<>();
        if (isArgo(object)) {
            object.body().walk((key, node) -> add(key, node, names));
        }
        return names;
    }

    /** Of the Applications, sets and projects of an estate. */
    public static List<Manifest> objects(Estate estate) {
        return TenantFacts.manifests(estate, Zone.ARGO_CD.folder().list(estate)).stream()
                .filter(ArgoName::isArgo)
                .toList();
    }

    /** A path as folders are named here. */
    public static String folder(String written) {
        return Stream.of(written.split("/", -1))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .collect(Collectors.joining("/"));
    }

    private static void add(String key, YamlNode node, List<ArgoName> names) {
        Sort sort = FIELDS.get(key);
        if (RENDERERS.contains(key)) {
            names.add(new ArgoName(Sort.RENDERER, key, Plain.of(node).toString(), node.line()));
        } else if (sort != null && node instanceof YamlScalar scalar) {
            String value = sort == Sort.FOLDER ? folder(scalar.text()) : scalar.text();
            names.add(new ArgoName(sort, key, value, scalar.line()));
        } else if (node instanceof YamlMap map) {
            if (SOURCES.contains(key)) {
                newest(map, names);
            } else if (DESTINATIONS.contains(key)) {
                destination(map, names);
            }
        }
    }

    private static void destination(YamlMap map, List<ArgoName> names) {
        for (YamlMap.Entry entry : map.entries()) {
            Sort sort = DESTINATION.get(entry.key().text());
            if (sort != null && entry.value() instanceof YamlScalar scalar) {
                names.add(new ArgoName(sort, entry.key().text(), scalar.text(), scalar.line()));
            }
        }
    }

    /** A source that names no revision follows the newest commit of the default branch. */
    private static void newest(YamlMap source, List<ArgoName> names) {
        if (source.get("targetRevision").isEmpty()) {
            source.get("repoURL")
                    .map(url -> new ArgoName(Sort.REVISION, "targetRevision", "HEAD", url.line()))
                    .ifPresent(names::add);
        }
    }

    /** Do both name the same, wherever it stands? */
    public boolean isSame(ArgoName other) {
        return key.equals(other.key) && value.equals(other.value);
    }
}
