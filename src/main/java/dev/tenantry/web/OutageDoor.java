package dev.tenantry.web;

import dev.tenantry.identity.SessionCookies;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Answers while something is away without which there is no page: a page of its own that asks
 * nobody, and looks again by itself.
 */
@Singleton
class OutageDoor {

    /** After authentication, which has priority 200, and before whoever is asked. */
    private static final int PRIORITY = 150;

    private static final int AGAIN_SECONDS = 15;

    private static final String HTML = "text/html;charset=UTF-8";
    private static final Logger LOG = Logger.getLogger(OutageDoor.class);

    private final Assets assets;

    OutageDoor(Assets assets) {
        this.assets = assets;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    /** Failures on the way to a resource, as in authentication, go past RESTEasy. */
    void open(@Observes Router router) {
        router.route().failureHandler(this::failed);
    }

    private void check(RoutingContext request) {
        if (SessionCookies.isUnknown(request)) {
            send(request, Outage.DATABASE);
        } else {
            request.next();
        }
    }

    private void failed(RoutingContext request) {
        Optional<Outage> outage = Outage.of(request.failure());
        if (outage.isEmpty() || request.response().ended() || request.response().headWritten()) {
            request.next();
            return;
        }
        LOG.warn(outage.get().title(), request.failure());
        send(request, outage.get());
    }

    private void send(RoutingContext request, Outage outage) {
        boolean json = ErrorPages.wantsJson(request);
        request.response()
                .setStatusCode(503)
                .putHeader("Retry-After", Integer.toString(AGAIN_SECONDS))
                .putHeader("Content-Type", json ? "application/problem+json" : HTML)
                .end(json ? Refusal.details(outage.problem()) : page(request, outage));
    }

    /** The same for what a resource met. */
    Response answer(Outage outage, RoutingContext request) {
        boolean json = ErrorPages.wantsJson(request);
        return Response.status(503)
                .header("Retry-After", AGAIN_SECONDS)
                .type(json ? "application/problem+json" : HTML)
                .entity(json ? Refusal.details(outage.problem()) : page(request, outage))
                .build();
    }

    /** What was sent by a form is not sent again by itself, and stays in the form. */
    private String page(RoutingContext request, Outage outage) {
        boolean look = request.request().method().equals(HttpMethod.GET);
        return Templates.away(outage.problem(), assets.css(), look, AGAIN_SECONDS).render();
    }

    @CheckedTemplate(basePath = "web")
    static class Templates {
        static native TemplateInstance away(Problem problem, String css, boolean look, int seconds);

        private Templates() {}
    }
}
