package dev.tenantry.policy.files;

import dev.tenantry.estate.ArgoName;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlList;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.manifest.YamlNode;
import dev.tenantry.manifest.YamlScalar;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The fields of Argo CD's objects of which it is known what they do, as in its API of version 3.6.
 * Others render, hydrate, fill in from elsewhere, or set up namespaces.
 */
final class ArgoFields {

    private static final Set<String> SOURCES =
            Set.of(
                    "project",
                    "source",
                    "sources",
                    "repoURL",
                    "targetRevision",
                    "path",
                    "ref",
                    "directory",
                    "recurse",
                    "include",
                    "exclude",
                    "destination",
                    "server",
                    "name",
                    "namespace",
                    "info",
                    "value",
                    "revisionHistoryLimit");

    private static final Set<String> SYNCING =
            Set.of(
                    "syncPolicy",
                    "automated",
                    "prune",
                    "selfHeal",
                    "allowEmpty",
                    "enabled",
                    "syncOptions",
                    "retry",
                    "limit",
                    "backoff",
                    "duration",
                    "factor",
                    "maxDuration",
                    "refresh",
                    "ignoreDifferences",
                    "group",
                    "kind",
                    "jsonPointers",
                    "jqPathExpressions",
                    "managedFieldsManagers");

    private static final Set<String> SETS =
            Set.of(
                    "goTemplate",
                    "goTemplateOptions",
                    "generators",
                    "git",
                    "revision",
                    "directories",
                    "requeueAfterSeconds",
                    "applicationsSync",
                    "preserveResourcesOnDeletion",
                    "template",
                    "metadata",
                    "annotations",
                    "labels",
                    "finalizers",
                    "spec",
                    "preservedFields",
                    "ignoreApplicationDifferences",
                    "strategy",
                    "type",
                    "rollingSync",
                    "steps",
                    "matchExpressions",
                    "key",
                    "operator",
                    "values",
                    "maxUpdate");

    private static final Set<String> PROJECTS =
            Set.of(
                    "description",
                    "sourceRepos",
                    "sourceNamespaces",
                    "destinations",
                    "clusterResourceWhitelist",
                    "clusterResourceBlacklist",
                    "namespaceResourceWhitelist",
                    "namespaceResourceBlacklist",
                    "orphanedResources",
                    "warn",
                    "ignore",
                    "signatureKeys",
                    "keyID",
                    "syncWindows",
                    "schedule",
                    "timeZone",
                    "applications",
                    "namespaces",
                    "clusters",
                    "manualSync",
                    "permitOnlyProjectScopedClusters",
                    "roles",
                    "policies",
                    "groups");

    private static final Set<String> OF_PROJECTS = besides(PROJECTS);
    private static final Set<String> OF_OTHERS = besides(SETS);

    /** Below these anything may stand: their keys are people's own. */
    private static final Set<String> FREE = Set.of("annotations", "labels");

    private ArgoFields() {}

    private static Set<String> besides(Set<String> fields) {
        return Stream.of(SOURCES, SYNCING, fields)
                .flatMap(Set::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those that are known of an object of this kind. */
    static Set<String> known(Manifest object) {
        return object.kind().equals("AppProject") ? OF_PROJECTS : OF_OTHERS;
    }

    /** Those of an object of Argo CD that are not known, in the order of the file. */
    static List<YamlMap.Entry> unknown(Manifest object) {
        return ArgoName.isArgo(object)
                ? object.node("spec").stream()
                        .flatMap(spec -> unknown(known(object), spec))
                        .toList()
                : List.of();
    }

    private static Stream<YamlMap.Entry> unknown(Set<String> known, YamlNode node) {
        return switch (node) {
            case YamlMap map -> map.entries().stream().flatMap(entry -> unknown(known, entry));
            case YamlList list -> list.items().stream().flatMap(item -> unknown(known, item));
            case YamlScalar _ -> Stream.empty();
        };
    }

    private static Stream<YamlMap.Entry> unknown(Set<String> known, YamlMap.Entry entry) {
        String key = entry.key().text();
        if (!known.contains(key)) {
            return Stream.of(entry);
        }
        return FREE.contains(key) ? Stream.empty() : unknown(known, entry.value());
    }
}
