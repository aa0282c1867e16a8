package dev.tenantry.sources.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/**
 * Workflow objects of tests, written in short: {@code metadata} is made up, and a node's id and
 * display name are its key unless it says otherwise.
 */
public final class WorkflowText {

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    private WorkflowText() {}

    /** The run that we make of it. */
    public static WorkflowRun read(String yaml) {
        try {
            ObjectNode workflow = (ObjectNode) YAML.readTree(yaml);
            workflow.put("apiVersion", "argoproj.io/v1alpha1").put("kind", "Workflow");
            workflow.putObject("metadata")
                    .put("name", "run-1")
                    .put("namespace", "t-alder")
                    .put("uid", "u1")
                    .put("resourceVersion", "1")
                    .put("creationTimestamp", "2026-11-29T18:00:00Z");
            workflow.at("/status/nodes").properties().forEach(n -> named(n.getKey(), n.getValue()));
            GenericKubernetesResource resource =
                    SERIALIZATION.convertValue(workflow, GenericKubernetesResource.class);
            ObservedKind kind = ObservedKind.always().getFirst();
            return (WorkflowRun)
                    new ClusterReader(SERIALIZATION).tryRead(kind, resource).orElseThrow();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(yaml, e);
        }
    }

    private static void named(String key, JsonNode node) {
        ObjectNode named = (ObjectNode) node;
        named.put("id", key);
        if (!named.has("displayName")) {
            named.put("displayName", key);
        }
    }
}
