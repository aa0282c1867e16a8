package dev.tenantry.github;

import dev.tenantry.web.Problem;
import dev.tenantry.web.Refusal;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * Reads bodies of senders whom nobody knows yet: no thread waits for one, each has only so long,
 * and all that are under way together hold only so much memory.
 */
final class WebhookBodies {

    private static final long MEGABYTE = 1 << 20;

    /** GitHub says how long its payloads are, and sends none that is longer. */
    private static final long ANNOUNCED = 25 * MEGABYTE;

    private static final long NOT_ANNOUNCED = 2 * MEGABYTE;

    private static final long AT_ONCE = 64 * MEGABYTE;

    private final Duration patience;
    private final AtomicLong held = new AtomicLong();

    WebhookBodies(Duration patience) {
        this.patience = patience;
    }

    /** Hands over the whole body, on the event loop, unless it is refused. */
    void read(RoutingContext context, Consumer<byte[]> then) {
        HttpServerRequest request = context.request();
        Buffer body = Buffer.buffer();
        long timer =
                context.vertx()
                        .setTimer(
                                Math.max(1, patience.toMillis()),
                                late -> refuse(context, 408, "It took too long to arrive."));
        context.addEndHandler(
                ended -> {
                    context.vertx().cancelTimer(timer);
                    held.addAndGet(-body.length());
                });
        request.handler(chunk -> take(context, body, chunk));
        request.endHandler(
                whole -> {
                    context.vertx().cancelTimer(timer);
                    if (!context.response().ended()) {
                        then.accept(body.getBytes());
                    }
                });
        if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))) {
            context.response().writeContinue();
        }
        request.resume();
    }

    private void take(RoutingContext context, Buffer body, Buffer chunk) {
        if (context.response().ended()) {
            return;
        }
        long most =
                context.request().headers().contains("Content-Length") ? ANNOUNCED : NOT_ANNOUNCED;
        if (body.length() + chunk.length() > most) {
            refuse(context, 413, "At most 25 MB are taken, and 2 MB when the length is not said.");
        } else if (held.addAndGet(chunk.length()) > AT_ONCE) {
            held.addAndGet(-chunk.length());
            refuse(context, 503, "Too many others are arriving; send it again.");
        } else {
            body.appendBuffer(chunk);
        }
    }

    private static void refuse(RoutingContext context, int status, String sentence) {
        Refusal.send(context, new Problem(status, "The webhook was not taken", sentence));
    }
}
