package dev.tenantry.sandbox.actuator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The objects that a file of the estate describes, those that somebody applies. */
final class Manifests {

    private static final String CONNECTOR = ".cnrm.cloud.google.com";

    private final ObjectMapper json;

    Manifests(ObjectMapper json) {
        this.json = json;
    }

    /** A text that is no YAML describes nothing. */
    List<ObjectNode> in(String text) {
        List<ObjectNode> objects = new ArrayList<>();
        try {
            for (Object document :
                    new Load(LoadSettings.builder().build()).loadAllFromString(text)) {
                JsonNode node = json.valueToTree(document);
                if (node instanceof ObjectNode object && isApplied(object)) {
                    objects.add(object);
                }
            }
        } catch (YamlEngineException e) {
            return List.of();
        }
        return objects;
    }

    static boolean isConnector(JsonNode object) {
        String version = object.path("apiVersion").asText();
        return version.contains(CONNECTOR + "/") && !version.startsWith("core" + CONNECTOR);
    }

    private static boolean isApplied(JsonNode object) {
        String kind = object.path("kind").asText();
        return switch (object.path("apiVersion").asText()) {
            case "argoproj.io/v1alpha1" ->
                    kind.endsWith("WorkflowTemplate") || kind.equals("CronWorkflow");
            case "v1" -> kind.equals("Namespace");
            default -> isConnector(object);
        };
    }
}
