package dev.tenantry.sandbox.github;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;

/** Login in the name of a person: the web flow of a GitHub App's user access tokens. */
final class LoginPages {

    private static final Duration CODE = Duration.ofMinutes(10);
    private static final Duration ACCESS = Duration.ofHours(8);
    private static final Duration REFRESH = Duration.ofDays(184);

    private final Hub hub;
    private final String consoleUrl;

    LoginPages(Hub hub, String consoleUrl) {
        this.hub = hub;
        this.consoleUrl = consoleUrl;
    }

    void register(Routes routes, String api) {
        routes.on("GET", "/login/oauth/authorize", this::choose);
        routes.on("POST", "/login/oauth/authorize", this::authorize);
        routes.on("POST", "/login/oauth/access_token", this::token);
        routes.on("DELETE", api + "/applications/{client}/grant", this::revoke);
        // Revoking is the person's business, done in GitHub's settings; tests do it here.
        routes.on("DELETE", "/_sandbox/grants/{login}", this::withdraw);
    }

    private Answer choose(Call call, Ledger ledger) {
        String redirect = call.query("redirect_uri").orElse(consoleUrl);
        refuseForeign(call.query("client_id").orElse(""), redirect);
        String hint = call.query("login").orElse("");
        String people =
                ledger.accounts.values().stream()
                        .filter(account -> account.kind().equals("User"))
                        .map(account -> button(account, account.login().equals(hint)))
                        .collect(Collectors.joining("\n"));
        String form =
                "<h1>Authorize Tenantry</h1><p>Tenantry would like to act in your name on "
                        + Html.escape(hub.urls().repository())
                        + ". Who are you?</p><form method=\"post\" action=\"/login/oauth/authorize\">"
                        + Html.hidden("redirect_uri", redirect)
                        + Html.hidden("state", call.query("state").orElse(""))
                        + people
                        + "</form>";
        return Answer.page(200, Html.page("Authorize Tenantry", form));
    }

    private static String button(Account account, boolean expected) {
        return "<p><button name=\"login\" value=\""
                + Html.escape(account.login())
                + "\""
                + (expected ? " autofocus class=\"expected\"" : "")
                + ">"
                + Html.escape(account.login())
                + "</button> "
                + Html.escape(account.name())
                + "</p>";
    }

    private Answer authorize(Call call, Ledger ledger) {
        Map<String, String> form = call.form();
        String redirect = form.getOrDefault("redirect_uri", "");
        refuseForeign(Credentials.CLIENT_ID, redirect);
        Account person = ledger.known(form.getOrDefault("login", ""));
        String code = Credentials.random("");
        Instant expires = hub.store().now().plus(CODE);
        ledger.tokens.put(code, new Token("code", person.login(), expires, redirect));
        String separator = redirect.contains("?") ? "&" : "?";
        return Answer.seeOther(
                redirect
                        + separator
                        + "code="
                        + code
                        + "&state="
                        + Urls.encode(form.getOrDefault("state", "")));
    }

    private void refuseForeign(String client, String redirect) {
        if (!client.equals(Credentials.CLIENT_ID)) {
            throw Refusal.notFound();
        }
        if (!redirect.equals(consoleUrl) && !redirect.startsWith(consoleUrl + "/")) {
            throw new Refusal(400, "The redirect_uri is not associated with this application.");
        }
    }

    private Answer token(Call call, Ledger ledger) {
        Map<String, String> form =
                call.header("Content-Type").orElse("").contains("json")
                        ? Json.MAPPER.convertValue(call.json(), Texts.class)
                        : call.form();
        boolean json = call.header("Accept").orElse("").contains("json");
        if (!hub.credentials().clientSecret().equals(form.get("client_secret"))) {
            return error("incorrect_client_credentials", "The client is not known.", json);
        }
        boolean refresh = "refresh_token".equals(form.get("grant_type"));
        String credential = form.getOrDefault(refresh ? "refresh_token" : "code", "");
        Token old = ledger.tokens.remove(credential);
        boolean right = old != null && old.kind().equals(refresh ? "refresh" : "code");
        if (old == null || !right || !old.isValid(hub.store().now())) {
            return refresh
                    ? error("bad_refresh_token", "The refresh token is wrong or expired.", json)
                    : error("bad_verification_code", "The code is wrong or expired.", json);
        }
        return answer(issue(ledger, old.login()), json);
    }

    private Fields issue(Ledger ledger, String login) {
        Instant now = hub.store().now();
        String access = Credentials.random("ghu_");
        String refresh = Credentials.random("ghr_");
        ledger.tokens.put(access, new Token("user", login, now.plus(ACCESS), ""));
        ledger.tokens.put(refresh, new Token("refresh", login, now.plus(REFRESH), ""));
        return Fields.of("access_token", access)
                .with("expires_in", ACCESS.toSeconds())
                .with("refresh_token", refresh)
                .with("refresh_token_expires_in", REFRESH.toSeconds())
                .with("token_type", "bearer")
                .with("scope", "");
    }

    private Answer revoke(Call call, Ledger ledger) {
        String token = Json.text(call.json(), "access_token").orElse("");
        Token held = ledger.tokens.get(token);
        if (held == null) {
            throw Refusal.notFound();
        }
        forget(ledger, held.login());
        return Answer.empty(204);
    }

    private Answer withdraw(Call call, Ledger ledger) {
        forget(ledger, call.path("login"));
        return Answer.empty(204);
    }

    private static void forget(Ledger ledger, String login) {
        ledger.tokens
                .values()
                .removeIf(token -> token.login().equals(login) && !token.kind().equals("personal"));
    }

    private static Answer error(String code, String sentence, boolean json) {
        return answer(Fields.of("error", code).with("error_description", sentence), json);
    }

    private static Answer answer(Fields fields, boolean json) {
        if (json) {
            return Answer.ok(fields);
        }
        String form =
                fields.entrySet().stream()
                        .map(
                                entry ->
                                        entry.getKey()
                                                + "="
                                                + URLEncoder.encode(
                                                        String.valueOf(entry.getValue()),
                                                        StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        return Answer.of(
                200,
                "application/x-www-form-urlencoded; charset=utf-8",
                form.getBytes(StandardCharsets.UTF_8));
    }

    /** The fields of a JSON body that are texts. */
    private static final class Texts extends java.util.LinkedHashMap<String, String> {}
}
