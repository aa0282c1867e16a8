package dev.tenantry.sandbox.github;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back to the caller. */
record Answer(int status, byte[] body, Map<String, String> headers) {

    static Answer json(int status, Object body) {
        return of(status, "application/json; charset=utf-8", Json.bytes(body));
    }

    static Answer ok(Object body) {
        return json(200, body);
    }

    static Answer created(Object body) {
        return json(201, body);
    }

    static Answer empty(int status) {
        return new Answer(status, new byte[0], new LinkedHashMap<>());
    }

    static Answer page(int status, String html) {
        return of(status, "text/html; charset=utf-8", html.getBytes(StandardCharsets.UTF_8));
    }

    static Answer seeOther(String url) {
        return empty(302).with("Location", url);
    }

    static Answer of(int status, String type, byte[] body) {
        return new Answer(status, body, new LinkedHashMap<>()).with("Content-Type", type);
    }

    Answer with(String name, String value) {
        headers.put(name, value);
        return this;
    }
}
