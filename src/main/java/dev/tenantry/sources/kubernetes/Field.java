package dev.tenantry.sources.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads fields that may be missing or of another type than expected. Never fails. */
final class Field {

    private Field() {}

    static String text(JsonNode node, String pointer) {
        return node.at(pointer).asText("");
    }

    static Optional<String> optional(JsonNode node, String pointer) {
        return Optional.of(text(node, pointer)).filter(text -> !text.isEmpty());
    }

    static Optional<Instant> instant(JsonNode node, String pointer) {
        try {
            return optional(node, pointer).map(Instant::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static List<String> texts(JsonNode node, String pointer) {
        List<String> texts = new ArrayList<>();
        node.at(pointer).forEach(item -> texts.add(item.asText("")));
        return texts;
    }

    static Map<String, Long> numbers(JsonNode node, String pointer) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        node.at(pointer).properties().forEach(e -> numbers.put(e.getKey(), e.getValue().asLong()));
        return numbers;
    }

    /** A label or annotation; their keys hold slashes and dots. */
    static Optional<String> entry(JsonNode node, String pointer, String key) {
        return Optional.of(node.at(pointer).path(key).asText("")).filter(value -> !value.isEmpty());
    }
}
