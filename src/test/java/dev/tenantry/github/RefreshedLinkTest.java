package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.sandbox.github.RunningGitHub;
import dev.tenantry.testing.Postgres;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A person's link ends by what GitHub says of that person, and by no mistake of ours. */
class RefreshedLinkTest {

    private static final String EMAIL = "reviewer@acme.example";

    @TempDir Path state;
    private final DataSource database = Postgres.migrated();
    private final LinkRows rows = new LinkRows(database);
    private RunningGitHub github;

    @BeforeEach
    void linkWithATokenThatHasExpired() {
        github = new RunningGitHub(state);
        Sealing key = new Sealing(github.address("github.token-key"));
        UserTokens tokens =
                new UserTokens(
                        "ghu_old", Instant.now(), Optional.of(refreshToken()), Optional.empty());
        rows.put(
                EMAIL,
                new Account(7, "reviewer"),
                key.seal(tokens.access(), "access:" + EMAIL),
                tokens,
                key.seal(tokens.refresh().orElseThrow(), "refresh:" + EMAIL),
                Optional.empty(),
                Instant.now());
    }

    @AfterEach
    void stop() {
        github.close();
    }

    private AccountLinks links(Map<String, String> other) {
        Map<String, String> values = new HashMap<>(github.addresses());
        values.putAll(other);
        GitHubSettings settings =
                new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(values, "sandbox", 100))
                        .withMapping(GitHubSettings.class)
                        .withMappingIgnore("tenantry.**")
                        .build()
                        .getConfigMapping(GitHubSettings.class);
        return new AccountLinks(rows, settings, Clock.systemUTC());
    }

    /** As GitHub gives it to whoever logs in. */
    private String refreshToken() {
        String back = "http://127.0.0.1:9/settings/github/return";
        String location =
                RunningGitHub.send(
                                form(
                                        "/login/oauth/authorize",
                                        Map.of("login", "reviewer", "redirect_uri", back)))
                        .header("Location");
        String code = location.replaceAll(".*[?&]code=([^&]*).*", "$1");
        return RunningGitHub.send(
                        form(
                                "/login/oauth/access_token",
                                Map.of(
                                        "code",
                                        code,
                                        "client_id",
                                        github.address("github.client-id"),
                                        "client_secret",
                                        github.address("github.client-secret"))))
                .text("refresh_token");
    }

    private HttpRequest form(String path, Map<String, String> fields) {
        StringBuilder body = new StringBuilder();
        fields.forEach(
                (name, value) ->
                        body.append(body.isEmpty() ? "" : "&")
                                .append(name)
                                .append('=')
                                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return HttpRequest.newBuilder(URI.create(github.address("github.web-url") + path))
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
    }

    @Test
    void aLoginIsRenewed() throws ForgeTrouble {
        assertThat(links(Map.of()).tokenOf(EMAIL).orElseThrow()).startsWith("ghu_");
    }

    @Test
    void aWrongClientSecretIsWaitedForAndBreaksNoLink() throws ForgeTrouble {
        AccountLinks wrong = links(Map.of("tenantry.github.client-secret", "wrong"));
        for (int tries = 0; tries < 2; tries++) {
            assertThat(catchThrowableOfType(ForgeTrouble.Wait.class, () -> wrong.tokenOf(EMAIL)))
                    .hasMessageContaining("client secret");
        }
        assertThat(wrong.of(EMAIL).orElseThrow().usable()).isTrue();
        assertThat(links(Map.of()).tokenOf(EMAIL)).isPresent();
    }

    @Test
    void anotherTokenKeyBreaksNoLinkForGood() throws ForgeTrouble {
        String other = Base64.getEncoder().encodeToString(new byte[32]);
        AccountLinks wrong = links(Map.of("tenantry.github.token-key", other));
        assertThat(wrong.tokenOf(EMAIL)).isEmpty();
        assertThat(wrong.of(EMAIL).orElseThrow().usable()).isFalse();
        assertThat(links(Map.of()).tokenOf(EMAIL)).isPresent();
    }

    @Test
    void whatGitHubTakesNoMoreIsBroken() throws ForgeTrouble {
        RunningGitHub.send(
                form(
                        "/login/oauth/access_token",
                        Map.of(
                                "grant_type",
                                "refresh_token",
                                "refresh_token",
                                refreshTokenOfTheLink(),
                                "client_id",
                                github.address("github.client-id"),
                                "client_secret",
                                github.address("github.client-secret"))));
        AccountLinks links = links(Map.of());
        assertThat(links.tokenOf(EMAIL)).isEmpty();
        assertThat(links.of(EMAIL).orElseThrow().broken()).isTrue();
    }

    private String refreshTokenOfTheLink() {
        byte[] sealed = rows.byEmail(EMAIL).orElseThrow().refresh().orElseThrow();
        return new Sealing(github.address("github.token-key"))
                .open(sealed, "refresh:" + EMAIL)
                .orElseThrow();
    }
}
