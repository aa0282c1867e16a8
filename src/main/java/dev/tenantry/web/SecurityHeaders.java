package dev.tenantry.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What browsers are told of every answer: nothing inline, nothing foreign, no frames. */
@Singleton
public class SecurityHeaders {

    /** Before everything else, so that no answer is without. */
    private static final int PRIORITY = 1000;

    private final String contentPolicy;

    SecurityHeaders(WebSettings settings) {
        contentPolicy =
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                        + " font-src 'self'; connect-src 'self'; manifest-src 'self';"
                        + " base-uri 'none'; frame-ancestors 'none'; form-action "
                        + Stream.concat(
                                        Stream.of("'self'"),
                                        Stream.of(settings.signOutUrl(), settings.forgeUrl())
                                                .flatMap(Optional::stream)
                                                .map(SecurityHeaders::origin))
                                .distinct()
                                .collect(Collectors.joining(" "));
    }

    private static String origin(String url) {
        URI address = URI.create(url);
        return address.getScheme() + "://" + address.getAuthority();
    }

    void register(@Observes Filters filters) {
        filters.register(this::set, PRIORITY);
    }

    private void set(RoutingContext context) {
        MultiMap headers = context.response().headers();
        headers.set("Content-Security-Policy", contentPolicy);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set(
                "Permissions-Policy",
                "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()");
        if (context.request().isSSL()) {
            headers.set("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        }
        if (!context.normalizedPath().startsWith("/assets/")) {
            // Whoever uses this browser next finds nothing in it.
            headers.set("Cache-Control", "no-store");
            headers.set("Vary", "HX-Request-Type, HX-Target");
        }
        context.next();
    }
}
