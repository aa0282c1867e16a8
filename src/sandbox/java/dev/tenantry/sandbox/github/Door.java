package dev.tenantry.sandbox.github;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes every request: ordered faults first, then who calls, the hour's share, the route, and the
 * answer with GitHub's headers.
 */
final class Door implements HttpHandler {

    private static final Logger LOG = Logger.getLogger(Door.class.getName());
    private static final String API = "/api/";
    private static final String REST = "/api/v3/";

    private final Hub hub;
    private final Routes routes;
    private final Faults faults;
    private final RateLimits limits;
    private final Identification identification;
    private final Observer observer;
    private final Runnable afterChange;
    private final Noticed noticed;
    private final Renaming renaming;

    Door(
            Hub hub,
            Renaming renaming,
            Routes routes,
            Faults faults,
            RateLimits limits,
            Observer observer,
            Runnable afterChange) {
        this.hub = hub;
        this.routes = routes;
        this.faults = faults;
        this.limits = limits;
        this.identification = new Identification(hub.credentials());
        this.observer = observer;
        this.afterChange = afterChange;
        this.noticed = new Noticed(hub);
        this.renaming = renaming;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Call call = new Call(exchange);
            Optional<Faults.Fault> fault = faults.next(call.method(), call.rawPath());
            Answer answer = fault.flatMap(faults::instead).orElseGet(() -> answer(call));
            if (call.rawPath().startsWith(REST)) {
                observer.saw(Exchange.of(call, renaming.inward(call.rawPath()), answer));
            }
            if (fault.isPresent()) {
                suffer(fault.get());
            }
            send(exchange, answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void suffer(Faults.Fault fault) throws InterruptedException, IOException {
        switch (fault.kind()) {
            case SLOW -> Thread.sleep(fault.time());
            case LOST_ANSWER -> throw new IOException("The connection breaks, as ordered.");
            case ERROR,
                    PRIMARY_LIMIT,
                    SECONDARY_LIMIT,
                    UNDATED_LIMIT,
                    SUSPENDED,
                    UNAUTHORIZED,
                    FORBIDDEN,
                    UNPROCESSABLE -> {}
        }
    }

    private Answer answer(Call call) {
        try {
            noticed.look();
            Optional<Answer> elsewhere = renaming.elsewhere(call, hub.urls().web());
            if (elsewhere.isPresent()) {
                return elsewhere.get();
            }
            return call.rawPath().startsWith(API)
                    ? api(call)
                    : routed(call, Caller.ANYBODY);
        } catch (Refusal e) {
            return e.answer();
        } catch (Exception e) {
            LOG.log(Level.SEVERE, call.method() + " " + call.rawPath(), e);
            return new Refusal(500, "Server Error").answer();
        } finally {
            afterChange.run();
        }
    }

    private Answer api(Call call) throws Exception {
        Caller caller =
                hub.store()
                        .read(
                                ledger ->
                                        identification.of(
                                                call.header("Authorization"),
                                                ledger,
                                                hub.store().now()));
        if (!caller.isKnown()) {
            throw new Refusal(401, "Requires authentication");
        }
        if (limits.exhausted(caller.login())) {
            return limits.mark(
                    new Refusal(403, "API rate limit exceeded.").answer(), caller.login());
        }
        Answer answer = tagged(call, renaming.outward(refusalsToo(call, caller)));
        if (answer.status() != 304) {
            limits.use(caller.login());
        }
        return limits.mark(answer, caller.login())
                .with("X-GitHub-Media-Type", "github.v3; format=json")
                .with("X-GitHub-Enterprise-Version", "3.18.0");
    }

    private Answer refusalsToo(Call call, Caller caller) throws Exception {
        try {
            return routed(call, caller);
        } catch (Refusal e) {
            return e.answer();
        }
    }

    private Answer routed(Call call, Caller caller) throws Exception {
        Routes.Match match =
                routes.find(call.method(), renaming.inward(call.rawPath()))
                        .orElseThrow(Refusal::notFound);
        call.matched(match.parameters(), caller);
        return call.method().equals("GET")
                ? hub.store().read(ledger -> match.handler().answer(call, ledger))
                : hub.store().change(ledger -> match.handler().answer(call, ledger));
    }

    private static Answer tagged(Call call, Answer answer) {
        if (!call.method().equals("GET") || answer.status() != 200) {
            return answer;
        }
        String tag = "W/\"" + hash(answer.body()) + "\"";
        boolean same = call.header("If-None-Match").filter(tag::equals).isPresent();
        return (same ? Answer.empty(304) : answer)
                .with("ETag", tag)
                .with("Cache-Control", "private, max-age=60, s-maxage=60");
    }

    private static String hash(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            exchange.getResponseHeaders().set(header.getKey(), header.getValue());
        }
        boolean bodiless = answer.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), bodiless ? -1 : answer.body().length);
        if (!bodiless) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.body());
            }
        }
    }
}
