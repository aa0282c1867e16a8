package dev.tenantry.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Answers only those who ask for us by our own name, as {@code tenantry.public-url} has it: links,
 * redirects and the look at who sent a form are made of the name in the request. On one's own
 * machine all its names are one.
 */
@Singleton
public class OwnHost {

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    /** Before anything makes an address of it. */
    private static final int PRIORITY = 945;

    private final Optional<String> publicUrl;
    private final Set<String> names = new HashSet<>();

    OwnHost(
            @ConfigProperty(name = "tenantry.public-url") Optional<String> publicUrl,
            WebSettings settings) {
        this.publicUrl = publicUrl;
        publicUrl.map(url -> URI.create(url).getHost()).ifPresent(this::add);
        settings.otherHosts().ifPresent(others -> others.forEach(this::add));
    }

    private void add(String name) {
        names.add(name.toLowerCase(Locale.ROOT));
        if (LOOPBACK.contains(name)) {
            names.addAll(LOOPBACK);
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext context) {
        HostAndPort asked = context.request().authority();
        if (publicUrl.isEmpty()
                || (asked != null && names.contains(asked.host().toLowerCase(Locale.ROOT)))) {
            context.next();
        } else {
            Refusal.send(
                    context,
                    new Problem(
                            421,
                            "You asked for somebody else",
                            "This console answers at " + publicUrl.get() + " only."));
        }
    }
}
