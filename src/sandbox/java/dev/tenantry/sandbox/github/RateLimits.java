package dev.tenantry.sandbox.github;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** Counts requests per account and hour, and says so in the headers. */
final class RateLimits {

    /** GitHub's for an App in an organization of Enterprise Cloud. */
    private static final int LIMIT = 15_000;

    private static final long WINDOW = 3600;

    private final Clock clock;
    private final Map<String, Window> windows = new HashMap<>();

    /** One account's hour. */
    record Window(long reset, int used) {}

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    synchronized Window of(String login) {
        long now = clock.instant().getEpochSecond();
        Window window = windows.get(login);
        return window == null || window.reset() <= now ? new Window(now + WINDOW, 0) : window;
    }

    /** One more request; refused when the hour's share is used up. */
    synchronized void use(String login) {
        Window window = of(login);
        windows.put(login, new Window(window.reset(), Math.min(LIMIT, window.used() + 1)));
    }

    boolean exhausted(String login) {
        return of(login).used() >= LIMIT;
    }

    Answer mark(Answer answer, String login) {
        Window window = of(login);
        return answer.with("X-RateLimit-Limit", Integer.toString(LIMIT))
                .with("X-RateLimit-Remaining", Integer.toString(LIMIT - window.used()))
                .with("X-RateLimit-Used", Integer.toString(window.used()))
                .with("X-RateLimit-Reset", Long.toString(window.reset()))
                .with("X-RateLimit-Resource", "core");
    }

    Fields overview(String login) {
        Window window = of(login);
        Fields core =
                Fields.of("limit", LIMIT)
                        .with("used", window.used())
                        .with("remaining", LIMIT - window.used())
                        .with("reset", window.reset());
        return Fields.of(
                        "resources",
                        Fields.of("core", core).with("search", core).with("graphql", core))
                .with("rate", core);
    }
}
