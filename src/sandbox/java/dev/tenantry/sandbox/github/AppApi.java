package dev.tenantry.sandbox.github;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The App and people: installation tokens, accounts, the rate limit. */
final class AppApi {

    private final Hub hub;
    private final RateLimits limits;

    AppApi(Hub hub, RateLimits limits) {
        this.hub = hub;
        this.limits = limits;
    }

    void register(Routes routes, String api, String repo) {
        routes.on("GET", api + "/app", this::app);
        routes.on("GET", api + "/app/installations", this::installations);
        routes.on("GET", api + "/app/installations/{id}", this::installation);
        routes.on("POST", api + "/app/installations/{id}/access_tokens", this::token);
        routes.on("DELETE", api + "/installation/token", this::revoke);
        routes.on("GET", repo + "/installation", this::installation);
        routes.on("GET", api + "/installation/repositories", this::repositories);
        routes.on("GET", api + "/rate_limit", this::rateLimit);
        routes.on("GET", api + "/user", this::self);
        routes.on("GET", api + "/user/emails", this::emails);
        routes.on("GET", api + "/users/{login}", this::user);
        routes.on(
                "GET",
                api + "/meta",
                (call, ledger) ->
                        Answer.ok(Fields.of("verifiable_password_authentication", false)));
    }

    private Answer app(Call call, Ledger ledger) {
        Rights.app(call);
        return Answer.ok(hub.users().app());
    }

    private Answer installations(Call call, Ledger ledger) {
        Rights.app(call);
        return call.paged(List.of(hub.users().installation()));
    }

    private Answer installation(Call call, Ledger ledger) {
        Rights.app(call);
        return Answer.ok(hub.users().installation());
    }

    private Answer token(Call call, Ledger ledger) {
        Rights.app(call);
        if (call.number("id") != UserShape.INSTALLATION_ID) {
            throw Refusal.notFound();
        }
        Instant expires = hub.store().now().plus(Duration.ofHours(1));
        Instant now = hub.store().now();
        ledger.tokens.values().removeIf(old -> !old.isValid(now));
        String token = Credentials.random("ghs_");
        ledger.tokens.put(token, new Token("installation", Ledger.BOT, expires, ""));
        return Answer.created(
                Fields.of("token", token)
                        .with("expires_at", expires)
                        .with("permissions", UserShape.permissions())
                        .with("repository_selection", "selected"));
    }

    /** An installation may give its own token back. */
    private Answer revoke(Call call, Ledger ledger) {
        Rights.installation(call);
        String header = call.header("Authorization").orElseThrow();
        ledger.tokens.remove(header.substring(header.indexOf(' ') + 1).strip());
        return Answer.empty(204);
    }

    private Answer repositories(Call call, Ledger ledger) {
        Rights.installation(call);
        Fields repository = hub.repositories().full(hub.store().now(), ledger.openPulls());
        return call.paged(
                List.of(repository),
                page -> Fields.of("total_count", 1).with("repositories", page));
    }

    private Answer rateLimit(Call call, Ledger ledger) {
        return Answer.ok(limits.overview(call.caller().login()));
    }

    private Answer self(Call call, Ledger ledger) {
        if (call.caller().kind() != Caller.Kind.PERSON) {
            throw new Refusal(403, "Resource not accessible by integration");
        }
        return Answer.ok(hub.users().own(ledger.known(call.caller().login())));
    }

    private Answer emails(Call call, Ledger ledger) {
        if (call.caller().kind() != Caller.Kind.PERSON) {
            throw new Refusal(403, "Resource not accessible by integration");
        }
        String email = ledger.known(call.caller().login()).email();
        return call.paged(
                List.of(
                        Fields.of("email", email)
                                .all(true, "primary", "verified")
                                .with("visibility", "private")));
    }

    private Answer user(Call call, Ledger ledger) {
        return Answer.ok(hub.users().profile(ledger.known(call.path("login"))));
    }
}
