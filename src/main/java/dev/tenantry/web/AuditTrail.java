package dev.tenantry.web;

import dev.tenantry.identity.Audit;
import dev.tenantry.identity.Audit.Outcome;
import dev.tenantry.identity.AuditNote;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Records every changing request and every refusal, so that no page can forget to. Strangers can be
 * refused as often as they like, so of them only so many a minute have a row of their own.
 */
@ApplicationScoped
public class AuditTrail {

    private static final Logger LOG = Logger.getLogger(AuditTrail.class);
    private static final String NOBODY = "nobody";
    private static final String RECORDED = "tenantry.audit.recorded";
    private static final Set<HttpMethod> READING =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    /** Before everything that refuses. */
    private static final int PRIORITY = 950;

    private final Audit audit;
    private final AuditNote note;
    private final SecurityIdentity identity;
    private final CallerAddress addresses;
    private final Throttle strangers;

    AuditTrail(
            Audit audit,
            AuditNote note,
            SecurityIdentity identity,
            CallerAddress addresses,
            LimitSettings limits,
            Clock clock) {
        this.audit = audit;
        this.note = note;
        this.identity = identity;
        this.addresses = addresses;
        this.strangers = new Throttle(limits.strangersAudited(), clock);
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, PRIORITY);
    }

    /**
     * Much is refused before anybody is asked who they are: what is too large, comes from another
     * site, is signed wrongly, or carries a token that is none.
     */
    private void watch(RoutingContext request) {
        request.addEndHandler(
                ended -> {
                    if (isRefusedStranger(request)) {
                        Infrastructure.getDefaultWorkerPool().execute(() -> stranger(request));
                    }
                });
        request.next();
    }

    /** A look without any credential is not refused, it is asked to sign in. */
    private static boolean isRefusedStranger(RoutingContext request) {
        int status = request.response().getStatusCode();
        boolean carriesToken = request.request().headers().contains("Authorization");
        return request.get(RECORDED) == null
                && status >= 400
                && (changes(request) || (status == 401 && carriesToken));
    }

    private void stranger(RoutingContext request) {
        int status = request.response().getStatusCode();
        record(request, Optional.empty(), Outcome.REFUSED, "answered " + status, "");
    }

    @ServerResponseFilter
    public void done(
            ContainerRequestContext asked,
            ContainerResponseContext answer,
            RoutingContext request) {
        if (changes(request) && request.get(RECORDED) == null && !identity.isAnonymous()) {
            record(request, answer.getStatus(), "");
        }
    }

    /** Called for problems: a refused look counts too, a missing page does not. */
    void refused(RoutingContext request, int status, String trace) {
        if (changes(request) || status == 403) {
            record(request, status, trace);
        }
    }

    private void record(RoutingContext request, int status, String trace) {
        request.put(RECORDED, true);
        Optional<String> who =
                identity.isAnonymous()
                        ? Optional.empty()
                        : Optional.of(Audit.actor(identity.getPrincipal()));
        record(request, who, outcome(status), note.after("answered " + status), trace);
    }

    private void record(
            RoutingContext request,
            Optional<String> who,
            Outcome outcome,
            String detail,
            String trace) {
        OptionalInt heldBack = who.isEmpty() ? strangers.pass() : OptionalInt.of(0);
        if (heldBack.isEmpty()) {
            return;
        }
        String more =
                heldBack.getAsInt() == 0
                        ? ""
                        : ", after " + heldBack.getAsInt() + " more that have no row";
        try {
            audit.record(
                    new Audit.Entry(
                            who.orElse(NOBODY),
                            request.request().method().name(),
                            request.normalizedPath(),
                            outcome,
                            detail + more,
                            addresses.of(request.request()),
                            trace));
        } catch (IllegalStateException e) {
            LOG.errorf(
                    e, "Not audited: %s %s", request.request().method(), request.normalizedPath());
        }
    }

    private static boolean changes(RoutingContext request) {
        return !READING.contains(request.request().method());
    }

    private static Outcome outcome(int status) {
        if (status < 400) {
            return Outcome.DONE;
        }
        return status < 500 ? Outcome.REFUSED : Outcome.FAILED;
    }
}
