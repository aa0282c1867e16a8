package dev.tenantry.proposals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Every intent that the console knows, and how it reads in JSON: {@code {"kind": "request-grant",
 * …}}. The form is kept for the life of a proposal, so it does not follow the settings of the web.
 */
@ApplicationScoped
public class Intents {

    private final Map<String, IntentKind> byName = new LinkedHashMap<>();
    private final Map<Class<?>, IntentKind> byType = new LinkedHashMap<>();

    public Intents(@All List<IntentKind> kinds) {
        for (IntentKind kind : kinds) {
            byName.put(kind.name(), kind);
            byType.put(kind.type(), kind);
        }
    }

    public IntentKind kindOf(Intent intent) {
        IntentKind kind = byType.get(intent.getClass());
        if (kind == null) {
            throw new IllegalArgumentException(intent.getClass() + " has no IntentKind bean.");
        }
        return kind;
    }

    /** The address of the form that asks for it, filled in. */
    String form(Intent intent) {
        return kindOf(intent).form().apply(intent);
    }

    /** The intent as JSON with its kind first. */
    public String write(Intent intent) {
        ObjectNode json = Json.MAPPER.createObjectNode().put("kind", kindOf(intent).name());
        json.setAll((ObjectNode) Json.MAPPER.valueToTree(intent));
        return json.toString();
    }

    /**
     * Reads what {@link #write} wrote, or what an API client sent.
     *
     * @throws IntentRefused when the kind is not known or a field is wrong, in a sentence
     */
    public Intent read(JsonNode json) throws IntentRefused {
        IntentKind kind = byName.get(json.path("kind").asText());
        if (kind == null) {
            throw new IntentRefused(
                    "The intent's kind must be one of "
                            + String.join(", ", new TreeSet<>(byName.keySet()))
                            + ".");
        }
        ObjectNode fields = json.deepCopy();
        fields.remove("kind");
        try {
            return Json.MAPPER.treeToValue(fields, kind.type());
        } catch (JsonProcessingException e) {
            throw refused(kind, e);
        }
    }

    public Intent read(String json) throws IntentRefused {
        try {
            return read(Json.MAPPER.readTree(json));
        } catch (JsonProcessingException e) {
            IntentRefused refused = new IntentRefused("The request body is not valid JSON.");
            refused.initCause(e);
            throw refused;
        }
    }

    private static IntentRefused refused(IntentKind kind, JsonProcessingException e) {
        String where =
                e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()
                        ? " at \"" + mapping.getPath().getLast().getFieldName() + "\""
                        : "";
        String why =
                e.getCause() instanceof IllegalArgumentException ours && ours.getMessage() != null
                        ? ": " + ours.getMessage()
                        : ".";
        IntentRefused refused =
                new IntentRefused(
                        "The fields do not make an intent of kind " + kind.name() + where + why);
        refused.initCause(e);
        return refused;
    }
}
