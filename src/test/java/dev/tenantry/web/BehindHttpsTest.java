package dev.tenantry.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.SandboxResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** As people reach it in production: through a proxy that speaks https. */
@QuarkusTest
@TestProfile(BehindHttpsTest.Proxied.class)
@WithTestResource(SandboxResource.class)
class BehindHttpsTest {

    /** Believes the proxy, as the settings of production say. */
    public static final class Proxied implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tenantry.web.behind-proxy", "true");
        }
    }

    private static Response first(String scheme) {
        return given().redirects()
                .follow(false)
                .header("X-Forwarded-Proto", scheme)
                .header("X-Forwarded-Host", "console.acme.example")
                .get("/settings");
    }

    @Test
    void browsersAreToldToStayWithHttps() {
        assertThat(first("https").header("Strict-Transport-Security"))
                .contains("max-age=63072000", "includeSubDomains");
        assertThat(first("http").header("Strict-Transport-Security")).isNull();
    }

    @Test
    void cookiesGoOverHttpsOnlyAndNotToScriptsOrOtherSites() {
        Response answer = first("https");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.header("Location")).contains("redirect_uri=https%3A%2F%2F");
        assertThat(answer.detailedCookies().asList())
                .isNotEmpty()
                .allSatisfy(
                        (Cookie cookie) -> {
                            assertThat(cookie.isSecured()).as(cookie.getName()).isTrue();
                            assertThat(cookie.isHttpOnly()).as(cookie.getName()).isTrue();
                            assertThat(cookie.getSameSite()).isEqualToIgnoringCase("lax");
                        });
    }

    @Test
    void everyAnswerForbidsFramesAndGuessing() {
        for (String path :
                new String[] {"/settings", "/nowhere", "/api/v1/tenants", "/signed-out"}) {
            Response answer = given().redirects().follow(false).get(path);
            assertThat(answer.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
            assertThat(answer.header("Referrer-Policy")).as(path).isEqualTo("same-origin");
            assertThat(answer.header("X-Frame-Options")).as(path).isEqualTo("DENY");
            assertThat(answer.header("Content-Security-Policy"))
                    .as(path)
                    .contains("frame-ancestors 'none'");
        }
    }
}
