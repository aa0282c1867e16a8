package dev.tenantry.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantry.runs.Step.Asked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Steps and parameters as the column of a row holds them. */
final class StepsJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private StepsJson() {}

    static String write(List<Step> steps) {
        ArrayNode array = JSON.createArrayNode();
        for (Step step : steps) {
            ObjectNode node = array.addObject();
            node.put("name", step.name()).put("type", step.type()).put("phase", step.phase());
            node.put("depth", step.depth());
            step.startedAt().ifPresent(at -> node.put("started", at.toString()));
            step.finishedAt().ifPresent(at -> node.put("finished", at.toString()));
            put(node, "message", step.message());
            put(node, "host", step.host());
            if (step.attempts() > 0) {
                node.put("attempt", step.attempt()).put("attempts", step.attempts());
            }
            if (!step.after().isEmpty()) {
                step.after().forEach(node.putArray("after")::add);
            }
            put(node, "cpu", step.asked().cpu());
            put(node, "memory", step.asked().memory());
            put(node, "gpus", step.asked().gpus());
            put(node, "pool", step.asked().pool());
            put(node, "image", step.asked().image());
        }
        return array.toString().replace("\\u0000", "\\uFFFD");
    }

    static List<Step> read(String json) {
        List<Step> steps = new ArrayList<>();
        for (JsonNode node : tree(json)) {
            steps.add(
                    new Step(
                            text(node, "name"),
                            text(node, "type"),
                            text(node, "phase"),
                            node.path("depth").asInt(1),
                            instant(node, "started"),
                            instant(node, "finished"),
                            text(node, "message"),
                            node.path("attempt").asInt(),
                            node.path("attempts").asInt(),
                            text(node, "host"),
                            texts(node, "after"),
                            new Asked(
                                    text(node, "cpu"),
                                    text(node, "memory"),
                                    text(node, "gpus"),
                                    text(node, "pool"),
                                    text(node, "image"))));
        }
        return steps;
    }

    static String write(Map<String, String> texts) {
        ObjectNode object = JSON.createObjectNode();
        texts.forEach(object::put);
        return object.toString().replace("\\u0000", "\\uFFFD");
    }

    static Map<String, String> readTexts(String json) {
        Map<String, String> texts = new LinkedHashMap<>();
        tree(json).properties().forEach(e -> texts.put(e.getKey(), e.getValue().asText()));
        return texts;
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A column that we wrote is not JSON", e);
        }
    }

    private static void put(ObjectNode node, String name, String value) {
        if (!value.isEmpty()) {
            node.put(name, value);
        }
    }

    private static List<String> texts(JsonNode node, String name) {
        List<String> texts = new ArrayList<>();
        node.path(name).forEach(item -> texts.add(item.asText()));
        return texts;
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText("");
    }

    private static Optional<Instant> instant(JsonNode node, String name) {
        return Optional.of(text(node, name)).filter(t -> !t.isEmpty()).map(Instant::parse);
    }
}
