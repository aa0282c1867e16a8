package dev.tenantry.github;

import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Until when GitHub wants to hear nothing of whom: whoever goes on asking while a limit is reached
 * is limited for longer.
 */
final class Pauses {

    private final Map<String, Passing> paused = new ConcurrentHashMap<>();

    void keep(HttpRequest request, Passing limit) {
        if (limit.until().isPresent()) {
            paused.put(who(request), limit);
        }
    }

    /** What GitHub said to whoever asks now, while that holds. */
    Optional<Passing> of(HttpRequest request, Instant now) {
        paused.values().removeIf(limit -> limit.until().filter(now::isBefore).isEmpty());
        return Optional.ofNullable(paused.get(who(request)))
                .map(limit -> new Passing(limit.sentence(), limit.until()));
    }

    private static String who(HttpRequest request) {
        return request.headers().firstValue("Authorization").orElse("");
    }
}
