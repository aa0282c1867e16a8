package dev.tenantry.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.ConfigProvider;

/** Somebody who uses the API with a bearer token of the sandbox's identity provider. */
public final class Script {

    private Script() {}

    /** A JSON request in the name of one of the sandbox's people, for example {@code reviewer}. */
    public static RequestSpecification of(String person) {
        return given().auth().oauth2(token(person)).contentType(ContentType.JSON);
    }

    /** A token of the identity provider that the application under test is configured with. */
    public static String token(String person) {
        return token(person, key -> ConfigProvider.getConfig().getValue(key, String.class));
    }

    /** A token of the identity provider that a configuration names. */
    public static String token(String person, UnaryOperator<String> configured) {
        return given().formParam("grant_type", "password")
                .formParam("username", person)
                .formParam("password", "any")
                .formParam("client_id", configured.apply("quarkus.oidc.client-id"))
                .formParam("client_secret", configured.apply("quarkus.oidc.credentials.secret"))
                .formParam("scope", "openid")
                .post(configured.apply("quarkus.oidc.auth-server-url") + "/token")
                .path("access_token");
    }
}
