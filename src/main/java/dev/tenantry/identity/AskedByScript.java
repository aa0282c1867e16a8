package dev.tenantry.identity;

import io.quarkus.oidc.JavaScriptRequestChecker;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Tells requests of scripts from those of people: a script whose session has ended gets status 499
 * and says so in the page; a person is sent to sign in.
 */
@ApplicationScoped
public class AskedByScript implements JavaScriptRequestChecker {

    @Override
    public boolean isJavaScriptRequest(RoutingContext context) {
        return "partial".equals(context.request().getHeader("HX-Request-Type"))
                || "true".equals(context.request().getHeader("HX-Request"))
                || "text/event-stream".equals(context.request().getHeader("Accept"));
    }
}
