package dev.tenantry.sources.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Turns what the client hands over into facts. */
final class ClusterReader {

    private static final Logger LOG = Logger.getLogger(ClusterReader.class);

    private static final DumpSettings YAML =
            DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(120).build();

    private final KubernetesSerialization serialization;

    ClusterReader(KubernetesSerialization serialization) {
        this.serialization = serialization;
    }

    /** Empty for an object that is in no form that its kind has. */
    Optional<ClusterObject> tryRead(ObservedKind kind, GenericKubernetesResource resource) {
        try {
            return Optional.of(read(kind, resource));
        } catch (RuntimeException e) {
            LOG.warnf(e, "%s", kind.unread(resource));
            return Optional.empty();
        }
    }

    private ClusterObject read(ObservedKind kind, GenericKubernetesResource resource) {
        ObjectIdentity id = identity(resource.getMetadata());
        JsonNode object = serialization.convertValue(resource, JsonNode.class);
        return switch (kind.kind()) {
            case "Workflow" -> ReadWorkflow.of(id, object, manifest(object));
            case "WorkflowTemplate", "ClusterWorkflowTemplate" ->
                    ReadObject.template(id, kind, object);
            case "CronWorkflow" -> ReadObject.cronWorkflow(id, object);
            case "Application" -> ReadObject.application(id, object);
            case "Node" -> ReadObject.node(id, object);
            default -> ReadObject.connector(id, kind, object);
        };
    }

    static ObjectIdentity identity(ObjectMeta metadata) {
        return new ObjectIdentity(
                Optional.ofNullable(metadata.getNamespace()).orElse(""),
                metadata.getName(),
                metadata.getUid(),
                version(metadata.getResourceVersion()),
                created(metadata.getCreationTimestamp()));
    }

    /** What a person would have written, and the status in short: no bookkeeping, no steps. */
    private String manifest(JsonNode workflow) {
        ObjectNode copy = workflow.deepCopy();
        ObjectNode metadata = copy.withObjectProperty("metadata");
        metadata.remove("managedFields");
        metadata.remove("resourceVersion");
        if (copy.path("status") instanceof ObjectNode status) {
            status.remove("nodes");
            status.remove("compressedNodes");
            status.remove("storedWorkflowTemplateSpec");
            status.remove("storedTemplates");
        }
        return new Dump(YAML).dumpToString(serialization.convertValue(copy, Object.class));
    }

    private static long version(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Instant created(String text) {
        try {
            return text == null ? Instant.EPOCH : Instant.parse(text);
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }
}
