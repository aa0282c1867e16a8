package dev.tenantry.sandbox.actuator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What an Application lists of the objects that it applies: {@code status.resources}. */
final class Resources {

    private Resources() {}

    /** Says of each how it stands; those that are not listed yet come after the others. */
    static void put(ObjectNode status, List<ObjectNode> objects, String word) {
        for (ObjectNode object : objects) {
            listed(status, object).put("status", word);
        }
    }

    static void remove(ObjectNode status, List<ObjectNode> objects) {
        ArrayNode all = all(status);
        for (ObjectNode object : objects) {
            for (int i = all.size() - 1; i >= 0; i--) {
                if (isOf(all.get(i), object)) {
                    all.remove(i);
                }
            }
        }
    }

    private static ArrayNode all(ObjectNode status) {
        return status.path("resources") instanceof ArrayNode there
                ? there
                : status.putArray("resources");
    }

    private static ObjectNode listed(ObjectNode status, ObjectNode object) {
        for (JsonNode each : all(status)) {
            if (each instanceof ObjectNode entry && isOf(entry, object)) {
                return entry;
            }
        }
        ObjectNode entry = all(status).addObject();
        if (!group(object).isEmpty()) {
            entry.put("group", group(object));
        }
        entry.put("version", version(object)).put("kind", object.path("kind").asText());
        String namespace = object.at("/metadata/namespace").asText();
        if (!namespace.isEmpty()) {
            entry.put("namespace", namespace);
        }
        return entry.put("name", object.at("/metadata/name").asText());
    }

    private static boolean isOf(JsonNode entry, ObjectNode object) {
        return entry.path("group").asText().equals(group(object))
                && entry.path("kind").asText().equals(object.path("kind").asText())
                && entry.path("namespace")
                        .asText()
                        .equals(object.at("/metadata/namespace").asText())
                && entry.path("name").asText().equals(object.at("/metadata/name").asText());
    }

    private static String group(ObjectNode object) {
        String api = object.path("apiVersion").asText();
        return api.indexOf('/') < 0 ? "" : api.substring(0, api.indexOf('/'));
    }

    private static String version(ObjectNode object) {
        String api = object.path("apiVersion").asText();
        return api.substring(api.indexOf('/') + 1);
    }
}
