package dev.tenantry.web;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;

/**
 * Answers a request before anybody asks who sent it, without a page, a thread or a row: one
 * sentence for people, problem details for scripts.
 */
public final class Refusal {

    /** So much of a body is thrown away; a longer one ends its connection. */
    private static final long THROWN_AWAY = 64 * 1024;

    private static final long CUT_OFF_AFTER_MS = 1_000;

    private Refusal() {}

    /** Refuses, whether the body has arrived or not. */
    public static void send(RoutingContext context, Problem problem) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        boolean isLong = isLong(context.request());
        if (isLong) {
            response.putHeader("Connection", "close");
        }
        response.setStatusCode(problem.status());
        if (problem instanceof TooMany often) {
            response.putHeader("Retry-After", Long.toString(often.seconds()));
        }
        if (ErrorPages.wantsJson(context)) {
            response.putHeader("Content-Type", "application/problem+json").end(details(problem));
        } else {
            response.putHeader("Content-Type", "text/plain;charset=UTF-8").end(problem.detail());
        }
        // Whoever still sends reads the answer afterwards, or is cut off while they do.
        if (!context.request().isEnded()) {
            context.request().resume();
        }
        if (isLong) {
            context.vertx()
                    .setTimer(CUT_OFF_AFTER_MS, late -> context.request().connection().close());
        }
    }

    /** Does it bring more than may be thrown away? Streams of HTTP/2 end by themselves. */
    private static boolean isLong(HttpServerRequest request) {
        if (request.version() == HttpVersion.HTTP_2) {
            return false;
        }
        String announced = request.getHeader("Content-Length");
        if (announced == null) {
            return request.headers().contains("Transfer-Encoding");
        }
        return !announced.matches("\\d{1,9}") || Long.parseLong(announced) > THROWN_AWAY;
    }

    static String details(Problem problem) {
        return new JsonObject()
                .put("type", "about:blank")
                .put("title", problem.title())
                .put("status", problem.status())
                .put("detail", problem.detail())
                .encode();
    }
}
