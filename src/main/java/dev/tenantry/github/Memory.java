package dev.tenantry.github;

import dev.tenantry.github.Wire.Reply;
import java.net.http.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The newest answers that came with an ETag, so that GitHub need not send them again. */
final class Memory {

    private static final int MOST = 500;
    private static final int LARGEST = 200_000;

    private final Map<String, Kept> answers =
            new LinkedHashMap<>(64, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
                    return size() > MOST;
                }
            };

    /** An answer and its tag. */
    record Kept(String tag, Reply reply) {}

    synchronized Optional<Kept> of(HttpRequest request) {
        return request.method().equals("GET")
                ? Optional.ofNullable(answers.get(key(request)))
                : Optional.empty();
    }

    synchronized void keep(HttpRequest request, Reply reply) {
        if (!request.method().equals("GET")
                || reply.status() != 200
                || reply.body().length > LARGEST) {
            return;
        }
        reply.header("ETag").ifPresent(tag -> answers.put(key(request), new Kept(tag, reply)));
    }

    /** Different people see different things. */
    private static String key(HttpRequest request) {
        return request.uri()
                + " "
                + request.headers().firstValue("Accept").orElse("")
                + " "
                + request.headers().firstValue("Authorization").orElse("");
    }
}
