package dev.tenantry.indexing;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Map;

/** The little JSON that rows need: an object of texts. */
final class Json {

    private Json() {}

    static String object(Map<?, ?> texts) {
        StringBuilder json = new StringBuilder("{");
        texts.forEach(
                (key, value) -> {
                    if (json.length() > 1) {
                        json.append(',');
                    }
                    quote(key, json).append(':');
                    quote(value, json);
                });
        return json.append('}').toString();
    }

    private static StringBuilder quote(Object text, StringBuilder json) {
        // jsonb has no NUL.
        String safe = text.toString().replace('\0', '\uFFFD');
        json.append('"');
        JsonStringEncoder.getInstance().quoteAsString(safe, json);
        return json.append('"');
    }
}
