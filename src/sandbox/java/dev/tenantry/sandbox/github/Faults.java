package dev.tenantry.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Troubles that a test or a curious person orders: {@code POST /_sandbox/faults}. */
public final class Faults {

    private static final String SECONDARY =
            "You have exceeded a secondary rate limit. Please wait a few minutes before you try"
                    + " again.";

    private final Clock clock;
    private final List<Fault> ordered = new ArrayList<>();

    /** What goes wrong. */
    public enum Kind {
        /** The answer comes late by the fault's time. */
        SLOW,
        /** 502 before anything is done. */
        ERROR,
        /** All is done, but the connection breaks before the answer. */
        LOST_ANSWER,
        /** The hour's requests are used up; the fault's time is left until the next hour. */
        PRIMARY_LIMIT,
        /** Too much at once: {@code Retry-After} with the fault's time. */
        SECONDARY_LIMIT,
        /** The same without a word of the time, as GitHub says it too. */
        UNDATED_LIMIT,
        /** An owner of the organization has suspended the App's installation. */
        SUSPENDED,
        /** 401: the credential is not taken. */
        UNAUTHORIZED,
        /** 403: the credential may not do that. */
        FORBIDDEN,
        /** 422: what is said is not taken. */
        UNPROCESSABLE
    }

    /**
     * One ordered trouble.
     *
     * @param method a regular expression for the whole method
     * @param path a regular expression found anywhere in the path
     * @param times how many requests it hits
     */
    public record Fault(Kind kind, String method, String path, int times, Duration time) {

        boolean hits(String aMethod, String aPath) {
            return Pattern.matches(method, aMethod) && Pattern.compile(path).matcher(aPath).find();
        }
    }

    Faults(Clock clock) {
        this.clock = clock;
    }

    public synchronized void order(Fault fault) {
        ordered.add(fault);
    }

    public synchronized void clear() {
        ordered.clear();
    }

    /** Has every ordered trouble begun? */
    public synchronized boolean areOver() {
        return ordered.isEmpty();
    }

    synchronized Optional<Fault> next(String method, String path) {
        for (int i = 0; i < ordered.size(); i++) {
            Fault fault = ordered.get(i);
            if (fault.hits(method, path)) {
                ordered.remove(i);
                if (fault.times() > 1) {
                    ordered.add(
                            i,
                            new Fault(
                                    fault.kind(),
                                    fault.method(),
                                    fault.path(),
                                    fault.times() - 1,
                                    fault.time()));
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    /** The answer instead of the real one, for the kinds that have one. */
    Optional<Answer> instead(Fault fault) {
        String seconds = Long.toString(fault.time().toSeconds());
        return switch (fault.kind()) {
            case SLOW, LOST_ANSWER -> Optional.empty();
            case ERROR -> Optional.of(refused(502, "Server Error"));
            case UNAUTHORIZED -> Optional.of(refused(401, "Bad credentials"));
            case FORBIDDEN -> Optional.of(refused(403, "Resource not accessible by integration"));
            case UNPROCESSABLE -> Optional.of(refused(422, "Invalid request."));
            case SUSPENDED ->
                    Optional.of(refused(403, "This installation has been suspended"));
            case UNDATED_LIMIT -> Optional.of(refused(403, SECONDARY));
            case PRIMARY_LIMIT ->
                    Optional.of(
                            refused(403, "API rate limit exceeded for installation ID 42424242.")
                                    .with("X-RateLimit-Limit", "5000")
                                    .with("X-RateLimit-Remaining", "0")
                                    .with("X-RateLimit-Used", "5000")
                                    .with("X-RateLimit-Resource", "core")
                                    .with("X-RateLimit-Reset", reset(fault.time())));
            case SECONDARY_LIMIT ->
                    Optional.of(
                            refused(403, SECONDARY).with("Retry-After", seconds));
        };
    }

    private String reset(Duration left) {
        return Long.toString(clock.instant().plus(left).getEpochSecond());
    }

    private static Answer refused(int status, String message) {
        return new Refusal(status, message).answer();
    }

    Answer order(Call call) {
        JsonNode body = call.json();
        order(
                new Fault(
                        Kind.valueOf(
                                Json.text(body, "kind").orElse("ERROR").toUpperCase(Locale.ROOT)),
                        Json.text(body, "method").orElse(".*"),
                        Json.text(body, "path").orElse(""),
                        body.path("times").asInt(1),
                        Duration.ofMillis(body.path("millis").asLong(1000))));
        return Answer.empty(204);
    }

    Answer clear(Call call) {
        clear();
        return Answer.empty(204);
    }
}
