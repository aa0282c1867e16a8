package dev.tenantry.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.HttpException;
import org.kohsuke.github.authorization.AuthorizationProvider;

/** The installation's access token: valid for an hour, fetched again shortly before it ends. */
final class InstallationToken implements AuthorizationProvider {

    private static final Duration EARLY = Duration.ofMinutes(5);

    /** Where new tokens are not taken either, something else is wrong. */
    private static final Duration DOUBT = Duration.ofMinutes(1);

    private final Rest rest;
    private final AppKey key;
    private final long installation;
    private final Clock clock;
    private @Nullable String token;
    private Instant expires = Instant.MIN;
    private Instant nextDoubt = Instant.MIN;

    InstallationToken(Rest rest, AppKey key, long installation, Clock clock) {
        this.rest = rest;
        this.key = key;
        this.installation = installation;
        this.clock = clock;
    }

    @Override
    public String getEncodedAuthorization() throws IOException {
        return "Bearer " + value();
    }

    /** The token itself, valid for some minutes more. */
    synchronized String value() throws IOException {
        if (token == null || !clock.instant().isBefore(expires.minus(EARLY))) {
            renew();
        }
        return Objects.requireNonNull(token);
    }

    /** It was refused before its end: the next one is a new one. */
    synchronized void forget() {
        token = null;
    }

    /** GitHub does not take it: once a minute the next one is a new one. */
    synchronized void notTaken() {
        Instant now = clock.instant();
        if (!now.isBefore(nextDoubt)) {
            nextDoubt = now.plus(DOUBT);
            forget();
        }
    }

    private void renew() throws IOException {
        JsonNode answer = asked();
        token = answer.path("token").asText();
        expires = Instant.parse(answer.path("expires_at").asText());
    }

    private JsonNode asked() throws IOException {
        try {
            return rest.send(
                    () -> "Bearer " + key.token(clock.instant()),
                    "POST",
                    "/app/installations/" + installation + "/access_tokens",
                    Map.of());
        } catch (HttpException e) {
            throw e.getResponseCode() == 404
                    ? new Passing(Passing.NOT_INSTALLED, Optional.empty())
                    : e;
        }
    }
}
