package dev.tenantry.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantry.proposals.ForgeTrouble;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kohsuke.github.HttpException;

/** GitHub's login in the name of a person (web flow of a GitHub App's user access tokens). */
final class UserLogin {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Tokens of an App that lets them not expire. */
    private static final Duration FOREVER = Duration.ofDays(365L * 50);

    private static final String NOT_OURS =
            "GitHub does not take the client id and the client secret of the console's App.";

    private final GitHubSettings settings;
    private final Wire wire;
    private final Clock clock;

    UserLogin(GitHubSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.wire = new Wire(settings.timeout(), clock, left -> {});
    }

    boolean isConfigured() {
        return settings.clientId().isPresent()
                && settings.clientSecret().isPresent()
                && settings.tokenKey().isPresent();
    }

    /** Where the browser goes. */
    URI address(String redirect, String state) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", settings.clientId().orElse(""));
        query.put("redirect_uri", redirect);
        query.put("state", state);
        // Not whoever happens to be logged in at GitHub in this browser.
        query.put("prompt", "select_account");
        return URI.create(settings.webUrl() + "/login/oauth/authorize?" + encoded(query));
    }

    /** Tokens for the code that came back with the browser; empty when GitHub does not take it. */
    Optional<UserTokens> tokens(String code, String redirect) throws ForgeTrouble {
        return ask(Map.of("code", code, "redirect_uri", redirect));
    }

    /** The next pair; empty when GitHub does not take the refresh token any more. */
    Optional<UserTokens> refreshed(String refreshToken) throws ForgeTrouble {
        return ask(Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    /** Whose token it is. */
    Account account(String accessToken) throws ForgeTrouble {
        return Trouble.ask(
                "GitHub does not say whose account this is.",
                () ->
                        Account.of(
                                        new Rest(wire, settings.apiUrl())
                                                .send(
                                                        () -> "Bearer " + accessToken,
                                                        "GET",
                                                        "/user",
                                                        Map.of()))
                                .orElseThrow(() -> new IOException("No account")));
    }

    private Optional<UserTokens> ask(Map<String, String> what) throws ForgeTrouble {
        Map<String, String> form = new LinkedHashMap<>(what);
        form.put("client_id", settings.clientId().orElse(""));
        form.put("client_secret", settings.clientSecret().orElse(""));
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(settings.webUrl() + "/login/oauth/access_token"))
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(form)));
        return Trouble.ask("GitHub does not take this login.", () -> answer(request));
    }

    private Optional<UserTokens> answer(HttpRequest.Builder request) throws IOException {
        Wire.Reply reply = wire.exchange(request);
        if (reply.status() == 404) {
            throw new Passing(NOT_OURS, Optional.empty());
        }
        if (reply.status() != 200) {
            throw new HttpException(reply.status(), "access_token", settings.webUrl(), null);
        }
        JsonNode answer = JSON.readTree(reply.body());
        return answer.path("access_token").isTextual() ? Optional.of(tokens(answer)) : none(answer);
    }

    /** Of all that GitHub may object to, only these two are about the person's login. */
    private static Optional<UserTokens> none(JsonNode answer) throws Passing {
        String error = answer.path("error").asText();
        return switch (error) {
            case "bad_refresh_token", "bad_verification_code" -> Optional.empty();
            case "incorrect_client_credentials" -> throw new Passing(NOT_OURS, Optional.empty());
            default -> throw new Passing(objects(error), Optional.empty());
        };
    }

    private static String objects(String error) {
        return "GitHub renews no logins for the console%s."
                .formatted(error.matches("[a-z_]{1,60}") ? ": it says " + error : "");
    }

    private UserTokens tokens(JsonNode answer) {
        Instant now = clock.instant();
        return new UserTokens(
                answer.path("access_token").textValue(),
                after(now, answer.path("expires_in")).orElse(now.plus(FOREVER)),
                Optional.ofNullable(answer.path("refresh_token").textValue()),
                after(now, answer.path("refresh_token_expires_in")));
    }

    private static Optional<Instant> after(Instant now, JsonNode seconds) {
        return seconds.canConvertToLong() && seconds.isNumber()
                ? Optional.of(now.plusSeconds(seconds.longValue()))
                : Optional.empty();
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
