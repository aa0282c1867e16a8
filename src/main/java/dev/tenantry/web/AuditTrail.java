package dev.tenantry.web;

import dev.tenantry.identity.Audit;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Records every changing request and every refusal, so that no page can forget to. */
@Singleton
public class AuditTrail {

    private static final Logger LOG = Logger.getLogger(AuditTrail.class);
    private static final String NOBODY = "nobody";
    private static final String RECORDED = "tenantry.audit.recorded";
    private static final Set<HttpMethod> READING =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final Audit audit;
    private final SecurityIdentity identity;

    AuditTrail(Audit audit, SecurityIdentity identity) {
        this.audit = audit;
        this.identity = identity;
    }

    @ServerResponseFilter
    public void done(
            ContainerRequestContext asked,
            ContainerResponseContext answer,
            RoutingContext request) {
        if (changes(request) && request.get(RECORDED) == null && !identity.isAnonymous()) {
            record(request, outcome(answer.getStatus()), answer.getStatus(), "");
        }
    }

    /** Called for problems: a refused look counts too, a missing page does not. */
    void refused(RoutingContext request, int status, String trace) {
        if (changes(request) || status == 403) {
            request.put(RECORDED, true);
            record(request, outcome(status), status, trace);
        }
    }

    /** For what is refused before anybody is asked who they are. */
    void refusedUnasked(RoutingContext request, int status) {
        record(request, NOBODY, Audit.Outcome.REFUSED, status, "");
    }

    private void record(RoutingContext request, Audit.Outcome outcome, int status, String trace) {
        String who = identity.isAnonymous() ? NOBODY : identity.getPrincipal().getName();
        record(request, who, outcome, status, trace);
    }

    private void record(
            RoutingContext request, String who, Audit.Outcome outcome, int status, String trace) {
        try {
            audit.record(
                    new Audit.Entry(
                            who,
                            request.request().method().name(),
                            request.normalizedPath(),
                            outcome,
                            "answered " + status,
                            request.request().remoteAddress().hostAddress(),
                            trace));
        } catch (IllegalStateException e) {
            LOG.errorf(
                    e, "Not audited: %s %s", request.request().method(), request.normalizedPath());
        }
    }

    private static boolean changes(RoutingContext request) {
        return !READING.contains(request.request().method());
    }

    private static Audit.Outcome outcome(int status) {
        if (status < 400) {
            return Audit.Outcome.DONE;
        }
        return status < 500 ? Audit.Outcome.REFUSED : Audit.Outcome.FAILED;
    }
}
