package dev.tenantry.identity;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.Script;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A token of the provider is not enough: it must be for us, for this, and of a verified address.
 */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class TokenRulesTest {

    @TestHTTPResource URI console;

    private static int answered(String token) {
        return given().auth().oauth2(token).get("/api/v1/tenants").statusCode();
    }

    private static int withClaims(String claims) {
        return answered(Script.tokens("reviewer", claims).path("access_token"));
    }

    @Test
    void anAccessTokenOpensTheApiAndAnIdTokenDoesNot() {
        assertThat(answered(Script.tokens("reviewer", "{}").path("access_token"))).isEqualTo(200);
        assertThat(answered(Script.tokens("reviewer", "{}").path("id_token"))).isEqualTo(401);
    }

    @Test
    void anIdTokenDoesNotOpenPagesEither() {
        String token = Script.tokens("reviewer", "{}").path("id_token");
        given().auth().oauth2(token).get("/tenants").then().statusCode(401);
    }

    /** Accounts are linked there, by whoever signed in. */
    @Test
    void anAccessTokenOpensNoSettings() {
        String token = Script.tokens("reviewer", "{}").path("access_token");
        given().auth().oauth2(token).get("/settings/github").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Google's, of a service account: nothing in it but who it is.
                "{\"typ\": null, \"scope\": null}",
                // Keycloak's other tokens, and Cognito's.
                "{\"typ\": \"Refresh\"}",
                "{\"typ\": \"Offline\"}",
                "{\"typ\": \"Logout\"}",
                "{\"typ\": null, \"token_use\": \"id\"}",
                // An ID token of the code flow.
                "{\"typ\": null, \"nonce\": \"n\"}",
                "{\"at_hash\": \"h\"}",
            })
    void whatIsNoAccessTokenIsRefused(String claims) {
        assertThat(withClaims(claims)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"typ\": null, \"scope\": null, \"scp\": \"read\"}",
                "{\"typ\": null, \"scope\": null, \"token_use\": \"access\"}",
                "{\"scope\": null}",
                "{\"typ\": null}",
            })
    void accessTokensOfOtherProvidersAreTaken(String claims) {
        assertThat(withClaims(claims)).isEqualTo(200);
    }

    @Test
    void aTokenForAnotherClientIsRefused() {
        assertThat(withClaims("{\"aud\": [\"account\"]}")).isEqualTo(401);
        assertThat(withClaims("{\"aud\": null}")).isEqualTo(401);
        String token = Script.tokens("reviewer", "{\"aud\": [\"account\"]}").path("access_token");
        given().auth().oauth2(token).get("/tenants").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email_verified\": false}",
                "{\"email_verified\": \"false\"}",
                "{\"email_verified\": null}",
                "{\"email\": null, \"upn\": \"reviewer@acme.example\"}",
                "{\"email\": null, \"upn\": null, \"preferred_username\": \"reviewer@acme.example\"}",
                "{\"email\": null, \"email_verified\": null, \"upn\": \"reviewer@acme.example\"}",
            })
    void anAddressThatIsNotVerifiedIsNobodys(String claims) {
        assertThat(withClaims(claims)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"email_verified\": \"true\"}",
                // A client of its own: Keycloak gives it no address, and a name.
                "{\"email\": null, \"email_verified\": false, \"upn\": null,"
                        + " \"preferred_username\": \"service-account-nightly\"}",
            })
    void aVerifiedAddressAndANameThatIsNoneAreTaken(String claims) {
        assertThat(withClaims(claims)).isEqualTo(200);
    }

    @Test
    void nobodySignsInWithAnAddressThatIsNotVerified() {
        Visitor visitor = Visitor.stranger(console);
        String claims =
                """
                {"preferred_username": "mallory", "email": "reviewer@acme.example",
                 "email_verified": false, "groups": ["reviewer"]}
                """;
        HttpResponse<String> answer =
                visitor.signIn("reviewer", Map.of("username", "mallory", "claims", claims));

        assertThat(answer.uri().getPath()).isEqualTo("/sign-in-failed");
        assertThat(Jsoup.parse(answer.body()).select(".error-page").text())
                .contains("does not say that your address is verified");
        assertThat(visitor.get("/tenants").uri().getPort()).isNotEqualTo(console.getPort());
    }
}
