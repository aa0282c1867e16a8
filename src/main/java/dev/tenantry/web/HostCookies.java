package dev.tenantry.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.ServerCookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Names every cookie {@code __Host-…} over https, and believes none of another name: a browser
 * takes such a one only from this very host, so that no neighbour in the domain can plant or
 * replace it. Inside, cookies have their names without it. Plain http, which is for one's own
 * machine, cannot.
 */
@Singleton
public class HostCookies {

    static final String PREFIX = "__Host-";

    /** Before anybody reads a cookie. */
    private static final int PRIORITY = 990;

    void register(@Observes Filters filters) {
        filters.register(HostCookies::rename, PRIORITY);
    }

    private static void rename(RoutingContext context) {
        if (context.request().isSSL()) {
            received(context.request());
            context.addHeadersEndHandler(before -> sent(context));
        }
        context.next();
    }

    private static void received(HttpServerRequest request) {
        List<String> headers = request.headers().getAll("Cookie");
        if (headers.isEmpty()) {
            return;
        }
        String ours =
                headers.stream()
                        .flatMap(header -> Stream.of(header.split(";")))
                        .map(String::strip)
                        .filter(cookie -> cookie.startsWith(PREFIX))
                        .map(cookie -> cookie.substring(PREFIX.length()))
                        .collect(Collectors.joining("; "));
        if (ours.isEmpty()) {
            request.headers().remove("Cookie");
        } else {
            request.headers().set("Cookie", ours);
        }
    }

    private static void sent(RoutingContext context) {
        MultiMap headers = context.response().headers();
        List<String> written = List.copyOf(headers.getAll("Set-Cookie"));
        if (!written.isEmpty()) {
            headers.remove("Set-Cookie");
            written.forEach(cookie -> headers.add("Set-Cookie", prefixed(cookie)));
        }
        for (var cookie : context.request().cookies()) {
            if (cookie instanceof ServerCookie waiting && waiting.isChanged()) {
                headers.add("Set-Cookie", prefixed(waiting.encode()));
                waiting.setChanged(false);
            }
        }
    }

    /** A browser refuses the name without these two. */
    private static String prefixed(String cookie) {
        boolean may = cookie.contains("; Secure") || cookie.contains(";Secure");
        return may && !cookie.startsWith(PREFIX) ? PREFIX + cookie : cookie;
    }
}
