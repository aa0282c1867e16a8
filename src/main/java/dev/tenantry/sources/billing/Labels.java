package dev.tenantry.sources.billing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The two labels of a charge that costs are grouped by, from FOCUS {@code Tags}: a JSON object of
 * key and value, or as Google's own view has it an array of objects with {@code key} and {@code
 * value}. Azure leaves the braces away.
 */
record Labels(Optional<String> nodePool, Optional<String> namespace) {

    static final Labels NONE = new Labels(Optional.empty(), Optional.empty());

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    /** Empty when this is in no form that has labels. */
    static Optional<Labels> of(String tags) {
        String text = tags.strip();
        if (text.isEmpty() || text.equals("{}") || text.equals("[]")) {
            return Optional.of(NONE);
        }
        try (JsonParser parser =
                JSON.createParser(text.startsWith("\"") ? "{" + text + "}" : text)) {
            Map<String, String> labels = new HashMap<>();
            switch (parser.nextToken()) {
                case START_OBJECT -> readObject(parser, labels);
                case START_ARRAY -> readArray(parser, labels);
                case null, default -> {
                    return Optional.empty();
                }
            }
            return Optional.of(
                    new Labels(
                            label(labels, "goog-k8s-node-pool-name"),
                            label(labels, "k8s-namespace")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> label(Map<String, String> labels, String key) {
        return Optional.ofNullable(labels.get(key)).filter(value -> !value.isEmpty());
    }

    private static void readObject(JsonParser parser, Map<String, String> labels)
            throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_STRING) {
                labels.put(key, parser.getText());
            } else {
                parser.skipChildren();
            }
        }
    }

    private static void readArray(JsonParser parser, Map<String, String> labels)
            throws IOException {
        while (true) {
            JsonToken item = parser.nextToken();
            if (item == JsonToken.END_ARRAY) {
                return;
            }
            if (item != JsonToken.START_OBJECT) {
                throw new IOException("An item of the array is no object.");
            }
            Map<String, String> pair = new HashMap<>();
            readObject(parser, pair);
            Map<String, String> plain = new HashMap<>();
            pair.forEach((name, value) -> plain.put(name.toLowerCase(Locale.ROOT), value));
            if (plain.containsKey("key")) {
                labels.put(plain.get("key"), plain.getOrDefault("value", ""));
            }
        }
    }
}
