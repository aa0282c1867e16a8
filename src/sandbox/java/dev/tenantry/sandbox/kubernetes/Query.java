package dev.tenantry.sandbox.kubernetes;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The parameters of a list or watch, as they came. */
record Query(Map<String, String> parameters) {

    static Query of(URI uri) {
        Map<String, String> parameters = new HashMap<>();
        String raw = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        for (String pair : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return new Query(parameters);
    }

    String text(String name) {
        return parameters.getOrDefault(name, "");
    }

    boolean flag(String name) {
        String value = text(name);
        return value.equals("true") || value.equals("1");
    }

    /** A number that is missing is {@code otherwise}; one that is none is the client's mistake. */
    long number(String name, long otherwise) {
        String value = text(name);
        try {
            return value.isEmpty() ? otherwise : Long.parseLong(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("strconv.Atoi: parsing \"" + value + "\"", e);
        }
    }

    Selector selector() {
        return Selector.of(text("labelSelector"), text("fieldSelector"));
    }
}
