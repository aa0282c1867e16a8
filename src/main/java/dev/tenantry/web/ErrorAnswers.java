package dev.tenantry.web;

import dev.tenantry.manifest.EstateNotRead;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jboss.resteasy.reactive.server.SimpleResourceInfo;

/** Turns whatever was thrown into an answer; the one place that does. */
@Singleton
public class ErrorAnswers {

    private static final Logger LOG = Logger.getLogger(ErrorAnswers.class);

    /**
     * Whoever reads a body of unknown length answers this itself when it turns out too large, and
     * throws. Anybody may send that: it is not worth an error in the log.
     */
    private static final int TOO_LARGE = 413;

    private final ErrorPages pages;
    private final AuditTrail audit;
    private final OutageDoor outages;

    ErrorAnswers(ErrorPages pages, AuditTrail audit, OutageDoor outages) {
        this.pages = pages;
        this.audit = audit;
        this.outages = outages;
    }

    @ServerExceptionMapper
    public Uni<Response> problem(Problem problem, RoutingContext request) {
        return answer(problem, request);
    }

    @ServerExceptionMapper
    public Uni<Response> standard(WebApplicationException thrown, RoutingContext request) {
        Response own = thrown.getResponse();
        if (own.getStatus() < 400 || own.hasEntity()) {
            return Uni.createFrom().item(own);
        }
        if (own.getStatus() >= 500) {
            return unforeseen(thrown, request);
        }
        return answer(Problem.of(own.getStatus()), request);
    }

    @ServerExceptionMapper
    public Uni<Response> notRead(EstateNotRead thrown, RoutingContext request) {
        return answer(Problem.notYet(EstateNotRead.SENTENCE), request);
    }

    @ServerExceptionMapper
    public Uni<Response> invalid(ConstraintViolationException thrown, RoutingContext request) {
        String detail =
                thrown.getConstraintViolations().stream()
                        .map(
                                violation ->
                                        leaf(violation.getPropertyPath().toString())
                                                + ": "
                                                + violation.getMessage())
                        .sorted()
                        .collect(Collectors.joining("; "));
        return answer(Problem.invalid(detail), request);
    }

    @ServerExceptionMapper
    public Uni<Response> forbidden(
            ForbiddenException thrown, RoutingContext request, SimpleResourceInfo asked) {
        return answer(NeededRoles.of(asked).map(Problem::needs).orElse(Problem.of(403)), request);
    }

    @ServerExceptionMapper
    public Uni<Response> signIn(UnauthorizedException thrown, RoutingContext request) {
        HttpAuthenticator authenticator =
                Objects.requireNonNull(request.get(HttpAuthenticator.class.getName()));
        return authenticator
                .getChallenge(request)
                .map(
                        challenge -> {
                            Response.ResponseBuilder answer = Response.status(challenge.status);
                            challenge
                                    .getHeaders()
                                    .forEach(
                                            (name, value) -> answer.header(name.toString(), value));
                            return challenge.status == 401
                                    ? pages.unauthorized(answer, request)
                                    : answer.build();
                        })
                .onFailure(failure -> Outage.of(failure).isPresent())
                .recoverWithItem(
                        failure -> outages.answer(Outage.of(failure).orElseThrow(), request));
    }

    @ServerExceptionMapper
    public Uni<Response> unforeseen(Throwable thrown, RoutingContext request) {
        if (request.response().ended() && request.response().getStatusCode() == TOO_LARGE) {
            LOG.debugf(thrown, "%s was refused as too large already", request.normalizedPath());
            return Uni.createFrom().item(Response.status(TOO_LARGE).build());
        }
        Optional<Outage> outage = Outage.of(thrown);
        if (outage.isPresent()) {
            LOG.warn(outage.get().title(), thrown);
            return Uni.createFrom().item(outages.answer(outage.get(), request));
        }
        String trace = Trace.id();
        LOG.errorf(
                thrown,
                "%s %s failed; trace id %s",
                request.request().method(),
                request.normalizedPath(),
                trace);
        return onWorker(() -> pages.answer(Problem.of(500), trace, request), request, 500, trace);
    }

    private Uni<Response> answer(Problem problem, RoutingContext request) {
        String trace = Trace.id();
        return onWorker(
                () -> pages.answer(problem, trace, request), request, problem.status(), trace);
    }

    /** Pages ask the database (navigation, audit), which the event loop may not wait for. */
    private Uni<Response> onWorker(
            Supplier<Response> page, RoutingContext request, int status, String trace) {
        Uni<Response> answer =
                Uni.createFrom()
                        .item(
                                () -> {
                                    audit.refused(request, status, trace);
                                    return page.get();
                                });
        return BlockingOperationControl.isBlockingAllowed()
                ? answer
                : answer.runSubscriptionOn(Infrastructure.getDefaultWorkerPool());
    }

    private static String leaf(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
