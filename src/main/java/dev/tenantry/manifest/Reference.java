package dev.tenantry.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A manifest's mention of another one by name. Mentions of something outside the estate ({@code
 * external}) are none.
 *
 * @param line where the name stands
 * @param namespace where the other is expected; empty for cluster-wide kinds
 */
public record Reference(int line, String field, String kind, String namespace, String name) {

    /** Config Connector's fields whose kind follows from their name. */
    private static final Map<String, String> KIND_OF_FIELD =
            Map.ofEntries(
                    Map.entry("projectRef", "Project"),
                    Map.entry("folderRef", "Folder"),
                    Map.entry("serviceAccountRef", "IAMServiceAccount"),
                    Map.entry("googleServiceAccountRef", "IAMServiceAccount"),
                    Map.entry("datasetRef", "BigQueryDataset"),
                    Map.entry("clusterRef", "ContainerCluster"),
                    Map.entry("bucketRef", "StorageBucket"),
                    Map.entry("topicRef", "PubSubTopic"),
                    Map.entry("pubsubTopicRef", "PubSubTopic"),
                    Map.entry("kmsKeyRef", "KMSCryptoKey"));

    /** The references of a manifest whose target's kind is certain, in the order of the file. */
    public static List<Reference> of(Manifest manifest) {
        List<Reference> references = new ArrayList<>();
        Collector collector =
                switch (manifest.group()) {
                    case "argoproj.io" -> Reference::argo;
                    case "rbac.authorization.k8s.io" -> Reference::role;
                    case String group when group.endsWith(".cnrm.cloud.google.com") ->
                            Reference::configConnector;
                    default -> (field, map, from) -> Optional.empty();
                };
        manifest.body()
                .walk(
                        (field, node) -> {
                            if (node instanceof YamlMap map) {
                                collector
                                        .reference(field, map, manifest)
                                        .ifPresent(references::add);
                            }
                        });
        return references;
    }

    private interface Collector {
        Optional<Reference> reference(String field, YamlMap map, Manifest from);
    }

    private static Optional<Reference> configConnector(String field, YamlMap map, Manifest from) {
        if ((!field.endsWith("Ref") && !field.equals("notificationChannels"))
                || map.entry("external").isPresent()) {
            return Optional.empty();
        }
        String known =
                field.equals("notificationChannels")
                        ? "MonitoringNotificationChannel"
                        : KIND_OF_FIELD.get(field);
        return map.at("kind")
                .or(() -> Optional.ofNullable(known))
                .flatMap(
                        kind ->
                                named(
                                        field,
                                        map,
                                        kind,
                                        map.at("namespace").or(from::namespace).orElse("")));
    }

    private static Optional<Reference> argo(String field, YamlMap map, Manifest from) {
        if (!field.equals("workflowTemplateRef") && !field.equals("templateRef")) {
            return Optional.empty();
        }
        boolean clusterWide = map.at("clusterScope").filter("true"::equals).isPresent();
        return clusterWide
                ? named(field, map, "ClusterWorkflowTemplate", "")
                : named(field, map, "WorkflowTemplate", from.namespace().orElse(""));
    }

    private static Optional<Reference> role(String field, YamlMap map, Manifest from) {
        boolean local =
                field.equals("roleRef") && map.at("kind").filter("Role"::equals).isPresent();
        return local ? named(field, map, "Role", from.namespace().orElse("")) : Optional.empty();
    }

    private static Optional<Reference> named(
            String field, YamlMap map, String kind, String namespace) {
        return map.at("name")
                // A name that a workflow's parameters make is known only when it runs.
                .filter(name -> !name.contains("{{"))
                .map(
                        name ->
                                new Reference(
                                        map.lineAt("name").orElse(map.line()),
                                        field,
                                        kind,
                                        namespace,
                                        name));
    }
}
