package dev.tenantry.web;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.WithFormRead;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jspecify.annotations.Nullable;

/**
 * Refuses to change anything for a page that is not ours. Two belts: what the browser says of the
 * sender ({@code Sec-Fetch-Site}, else {@code Origin}), and the token that only our pages hold. A
 * request without cookies carries nothing that a foreign page could abuse (scripts with a bearer
 * token, GitHub's webhooks), so it needs neither.
 */
@ApplicationScoped
public class CrossSiteRefusal {

    public static final String FIELD = "csrf";
    public static final String HEADER = "X-Tenantry-Csrf";

    /** Runs after the headers are set, before anybody is asked to sign in. */
    private static final int PRIORITY = 900;

    private static final Set<HttpMethod> HARMLESS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final FormToken tokens;
    private final SecurityIdentity identity;
    private final Optional<String> publicUrl;

    CrossSiteRefusal(
            FormToken tokens,
            SecurityIdentity identity,
            @ConfigProperty(name = "tenantry.public-url") Optional<String> publicUrl) {
        this.tokens = tokens;
        this.identity = identity;
        this.publicUrl = publicUrl;
    }

    void register(@Observes Filters filters) {
        filters.register(this::bySender, PRIORITY);
    }

    private void bySender(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (HARMLESS.contains(request.method())
                || !carriesCookies(request.getHeader("Cookie"))
                || cameFromUs(request)) {
            context.next();
        } else {
            refuse(context);
        }
    }

    private static void refuse(RoutingContext context) {
        Refusal.send(
                context,
                new Problem(
                        403,
                        "You may not do this",
                        "This request came from another site and was refused."));
    }

    private boolean cameFromUs(HttpServerRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeader("Origin");
        return origin == null
                || origin.equals(request.scheme() + "://" + request.authority())
                || publicUrl.map(ours -> ours.equals(origin)).orElse(false);
    }

    /** The second belt: the hidden field of a form, or the header that htmx sends. */
    @ServerRequestFilter
    @WithFormRead
    public void byToken(ContainerRequestContext request) {
        if (HARMLESS.contains(HttpMethod.valueOf(request.getMethod()))
                || identity.isAnonymous()
                || !carriesCookies(request.getHeaderString("Cookie"))) {
            return;
        }
        String token = request.getHeaderString(HEADER);
        if (token == null) {
            token = field();
        }
        if (token == null || !tokens.proves(token, identity.getPrincipal().getName())) {
            throw new Problem(
                    403,
                    "This form is no longer valid",
                    "It was open for more than a day, or it did not come from a page of ours."
                            + " Go back, reload the page, and send it again.");
        }
    }

    private static boolean carriesCookies(@Nullable String header) {
        return header != null && !header.isBlank();
    }

    private static @Nullable String field() {
        Object value = CurrentRequestManager.get().getFormParameter(FIELD, true, false);
        return value instanceof String text ? text : null;
    }
}
