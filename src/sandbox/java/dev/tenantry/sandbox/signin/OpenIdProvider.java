package dev.tenantry.sandbox.signin;

import dev.tenantry.sandbox.Part;
import dev.tenantry.sandbox.SandboxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * An OpenID provider (code flow, and the password grant for scripts) that lets the three people of
 * the sandbox in.
 */
public final class OpenIdProvider implements Part {

    static final String ISSUER = "tenantry";
    static final String CLIENT = "tenantry";
    private static final int WELL_KNOWN_PORT = 8180;

    private final MockOAuth2Server server;

    private OpenIdProvider(MockOAuth2Server server) {
        this.server = server;
    }

    public static OpenIdProvider start(SandboxSettings settings) {
        try {
            Path page = Files.createDirectories(settings.folder("sign-in")).resolve("sign-in.html");
            Files.writeString(page, SignInPage.html());
            OAuth2TokenProvider tokens = new OAuth2TokenProvider();
            MockOAuth2Server server =
                    new MockOAuth2Server(
                            configuration(page, tokens),
                            new ScriptTokens(tokens),
                            new EndSession(tokens, settings.consoleUrl()));
            server.start(InetAddress.getLoopbackAddress(), settings.port(WELL_KNOWN_PORT));
            return new OpenIdProvider(server);
        } catch (IOException e) {
            throw new UncheckedIOException("The sign-in page could not be written", e);
        }
    }

    private static OAuth2Config configuration(Path page, OAuth2TokenProvider tokens) {
        return new OAuth2Config(
                true, page.toString(), null, false, tokens, Set.of(new PeopleTokens()));
    }

    @Override
    public Map<String, String> addresses() {
        return Map.of(
                "quarkus.oidc.auth-server-url",
                server.issuerUrl(ISSUER).toString(),
                "quarkus.oidc.client-id",
                CLIENT,
                "quarkus.oidc.credentials.secret",
                "sandbox-secret-of-no-value-32-bytes!",
                "tenantry.web.welcome",
                "Sign in as " + people() + "; there is no password.");
    }

    /** "infra-engineer, data-engineer or reviewer". */
    private static String people() {
        List<String> names = SignInPerson.ALL.stream().map(SignInPerson::username).toList();
        return String.join(", ", names.subList(0, names.size() - 1)) + " or " + names.getLast();
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
