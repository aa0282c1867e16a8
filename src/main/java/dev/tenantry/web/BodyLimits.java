package dev.tenantry.web;

import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.Semaphore;

/**
 * How much anybody may send: little, but for GitHub's webhooks, which may have 25 MB. Of those only
 * a few large ones are read at once, as nobody knows who sent one before all of it is there.
 */
@Singleton
class BodyLimits {

    static final String WEBHOOKS = "/github/webhooks";

    /** What people and scripts may send. */
    static final long USUAL = 2 * 1024 * 1024;

    /** What {@code quarkus.http.limits.max-body-size} allows to all, as GitHub needs it. */
    static final long WEBHOOK = 25 * 1024 * 1024;

    private static final int LARGE_AT_ONCE = 2;

    /** After Quarkus' own limit, so that ours is what counts for a body of unknown length. */
    private static final int PRIORITY = 1;

    private final Semaphore large = new Semaphore(LARGE_AT_ONCE);

    void register(@Observes Filters filters) {
        filters.register(this::limit, PRIORITY);
    }

    private void limit(RoutingContext context) {
        long length = length(context.request());
        boolean webhook = context.normalizedPath().equals(WEBHOOKS);
        if (length < 0) {
            context.put(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY, USUAL);
            context.next();
        } else if (length <= USUAL) {
            context.next();
        } else if (!webhook || length > WEBHOOK) {
            refuse(
                    context,
                    413,
                    "That is too much",
                    "At most " + (webhook ? "25" : "2") + " MB are taken.");
        } else if (large.tryAcquire()) {
            context.addEndHandler(ended -> large.release());
            context.next();
        } else {
            refuse(context, 503, "Not yet", "Other large bodies are being read; send it again.");
        }
    }

    /** As it is announced; less than 0 when it is not. */
    private static long length(HttpServerRequest request) {
        String announced = request.getHeader("Content-Length");
        if (announced == null) {
            return -1;
        }
        try {
            return Long.parseLong(announced);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    private static void refuse(RoutingContext context, int status, String title, String sentence) {
        Refusal.send(context, new Problem(status, title, sentence));
    }
}
