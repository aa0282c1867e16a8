package dev.tenantry.testing;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.ConfigProvider;

/** Somebody who uses the API with a bearer token of the sandbox's identity provider. */
public final class Script {

    private Script() {}

    /** A JSON request in the name of one of the sandbox's people, for example {@code reviewer}. */
    public static RequestSpecification of(String person) {
        return given().auth().oauth2(token(person)).contentType(ContentType.JSON);
    }

    /** Where a tenant has no file, and where no other test writes one. */
    public static String freshPath(String tenant) {
        return "tenants/" + tenant + "/infra/notes/" + UUID.randomUUID() + ".yaml";
    }

    /** What is posted to add a small file of a tenant. */
    public static Map<String, Object> addFile(String tenant, String path) {
        return Map.of(
                "intent", Map.of("kind", "add-file", "of", tenant, "path", path, "text", "a: 1"));
    }

    /**
     * Submits a new file of a tenant in somebody's name, once the estate is there; answers the
     * proposal's id.
     */
    public static String submitted(String person, String tenant) {
        String key = UUID.randomUUID().toString();
        Map<String, Object> file = addFile(tenant, freshPath(tenant));
        Eventually.holds(() -> submit(person, key, file).statusCode() == 201);
        return submit(person, key, file).path("id");
    }

    /** The same key and body again answer the same proposal. */
    public static Response submit(String person, String key, Map<String, Object> body) {
        return of(person).header("Idempotency-Key", key).body(body).post("/api/v1/proposals");
    }

    /** A token of the identity provider that the application under test is configured with. */
    public static String token(String person) {
        return token(person, key -> ConfigProvider.getConfig().getValue(key, String.class));
    }

    /** A token of the identity provider that a configuration names. */
    public static String token(String person, UnaryOperator<String> configured) {
        return tokens(person, "{}", configured).path("access_token");
    }

    /**
     * What the provider gives for a name: {@code access_token} and {@code id_token}.
     *
     * @param claims JSON that is written over what it knows of the person
     */
    public static Response tokens(String person, String claims) {
        return tokens(
                person, claims, key -> ConfigProvider.getConfig().getValue(key, String.class));
    }

    private static Response tokens(String person, String claims, UnaryOperator<String> configured) {
        return given().formParam("grant_type", "password")
                .formParam("username", person)
                .formParam("password", "any")
                .formParam("client_id", configured.apply("quarkus.oidc.client-id"))
                .formParam("client_secret", configured.apply("quarkus.oidc.credentials.secret"))
                .formParam("scope", "openid")
                .formParam("claims", claims)
                .post(configured.apply("quarkus.oidc.auth-server-url") + "/token");
    }
}
