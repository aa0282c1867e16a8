package dev.tenantry.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.OtherSettings;
import dev.tenantry.testing.SandboxResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** As people reach it in production: through a proxy that speaks https. */
@QuarkusTest
@TestProfile(OtherSettings.class)
@WithTestResource(SandboxResource.class)
class BehindHttpsTest {

    private static Response first(String scheme) {
        return through(scheme).get("/settings");
    }

    private static RequestSpecification through(String scheme) {
        return given().redirects()
                .follow(false)
                .urlEncodingEnabled(false)
                .header("X-Forwarded-Proto", scheme);
    }

    /** The answer that takes somebody in who has just said at the provider who they are. */
    private static Response signedIn() {
        Response asked = first("https");
        String provider = asked.header("Location");
        Response choice = given().urlEncodingEnabled(false).get(provider);
        Element form =
                Jsoup.parse(choice.asString(), provider).expectFirst("form:has(#data-engineer)");
        String fields =
                form.select("[name]").stream()
                        .map(field -> field.attr("name") + "=" + encoded(field.val()))
                        .collect(Collectors.joining("&"));
        Response chosen =
                given().redirects()
                        .follow(false)
                        .urlEncodingEnabled(false)
                        .contentType("application/x-www-form-urlencoded")
                        .body(fields)
                        .post(provider);
        URI back = URI.create(chosen.header("Location"));
        assertThat(back.getScheme()).isEqualTo("https");
        return through("https")
                .cookies(asked.detailedCookies())
                .get(back.getRawPath() + "?" + back.getRawQuery());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
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
                .allSatisfy(BehindHttpsTest::isKept);
    }

    @Test
    void theSessionGoesOverHttpsOnlyAndNotToScriptsOrOtherSites() {
        Response answer = signedIn();
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.detailedCookies().asList())
                .filteredOn(cookie -> cookie.getName().startsWith("__Host-q_session"))
                .isNotEmpty()
                .allSatisfy(BehindHttpsTest::isKept);
    }

    private static void isKept(Cookie cookie) {
        assertThat(cookie.isSecured()).as(cookie.getName()).isTrue();
        assertThat(cookie.isHttpOnly()).as(cookie.getName()).isTrue();
        assertThat(cookie.getSameSite()).isEqualToIgnoringCase("lax");
        // A browser takes a name like this only over https, from this host and for all of it.
        assertThat(cookie.getName()).startsWith("__Host-");
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.hasDomain()).isFalse();
    }

    @Test
    void aCookieThatANeighbourPlantedIsNotRead() {
        Map<String, String> session = new HashMap<>();
        signedIn().detailedCookies().asList().stream()
                .filter(cookie -> cookie.getName().startsWith("__Host-q_session"))
                .forEach(cookie -> session.put(cookie.getName(), cookie.getValue()));
        Map<String, String> planted = new HashMap<>();
        session.forEach((name, value) -> planted.put(name.replace("__Host-", ""), value));

        assertThat(through("https").cookies(session).get("/settings").statusCode()).isEqualTo(200);
        assertThat(through("https").cookies(planted).get("/settings").statusCode()).isEqualTo(302);
    }

    @Test
    void whatAProxyIsToldOfAnotherHostIsNotBelieved() {
        Response asked =
                through("https").header("X-Forwarded-Host", "evil.example").get("/settings");
        assertThat(asked.header("Location")).doesNotContain("evil.example");
        assertThat(through("https").header("Host", "evil.example").get("/settings").statusCode())
                .isEqualTo(421);
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
