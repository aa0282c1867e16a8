package dev.tenantry.sandbox.github;

import java.util.Map;

/**
 * A request of the API with its answer.
 *
 * @param type the request's media type; may be empty
 */
record Exchange(
        String method,
        String rawPath,
        Map<String, String> queries,
        String type,
        byte[] body,
        int status,
        Map<String, String> headers,
        byte[] answer) {

    static Exchange of(Call call, String path, Answer answer) {
        return new Exchange(
                call.method(),
                path,
                call.queries(),
                call.header("Content-Type").orElse(""),
                call.bytes(),
                answer.status(),
                answer.headers(),
                answer.body());
    }

    /** The same for all that differ in names and numbers only. */
    String shape() {
        String names = rawPath.replaceFirst("^/api/v3", "").replaceAll("[^/]*\\d[^/]*", "*");
        return method + " " + names + " " + queries.keySet() + " " + status;
    }
}
