package dev.tenantry.sources.billing;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/**
 * The two labels of a charge that costs are grouped by, from FOCUS {@code Tags} (a JSON object of
 * key and value).
 */
record Labels(Optional<String> nodePool, Optional<String> namespace) {

    static final Labels NONE = new Labels(Optional.empty(), Optional.empty());

    private static final JsonFactory JSON = new JsonFactory();

    static Labels of(String tags) throws BadRow {
        if (tags.isEmpty() || tags.equals("{}")) {
            return NONE;
        }
        try (JsonParser parser = JSON.createParser(tags)) {
            return read(parser);
        } catch (IOException e) {
            throw new BadRow("Tags is not a JSON object.");
        }
    }

    private static Labels read(JsonParser parser) throws IOException, BadRow {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new BadRow("Tags is not a JSON object.");
        }
        Optional<String> nodePool = Optional.empty();
        Optional<String> namespace = Optional.empty();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value == JsonToken.VALUE_STRING && key.equals("goog-k8s-node-pool-name")) {
                nodePool = Optional.of(parser.getText()).filter(text -> !text.isEmpty());
            } else if (value == JsonToken.VALUE_STRING && key.equals("k8s-namespace")) {
                namespace = Optional.of(parser.getText()).filter(text -> !text.isEmpty());
            } else {
                parser.skipChildren();
            }
        }
        return new Labels(nodePool, namespace);
    }
}
