package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.GatedResource;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;

/** The database or the sign-in is away: a page says so, and nobody has to sign in anew after it. */
@QuarkusTest
@WithTestResource(GatedResource.class)
@SuppressWarnings("NullAway.Init")
class OutagesTest {

    @TestHTTPResource URI console;

    private static String heading(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body()).select("h1").text();
    }

    @Test
    void withoutADatabaseEveryPageSaysSoAndComesBackByItself() {
        Visitor ines = Visitor.signedIn(console, "infra-engineer");
        GatedResource.withoutDatabase(
                () -> {
                    Eventually.holds(() -> ines.get("/tenants").statusCode() == 503);
                    HttpResponse<String> away = ines.get("/tenants");
                    assertThat(heading(away)).isEqualTo("The database does not answer");
                    assertThat(away.headers().firstValue("Retry-After")).isPresent();
                    assertThat(Jsoup.parse(away.body()).select("meta[http-equiv=refresh]"))
                            .hasSize(1);
                    HttpResponse<String> json = ines.get("/tenants", "Accept", "application/json");
                    assertThat(json.statusCode()).isEqualTo(503);
                    assertThat(json.body()).contains("\"status\":503");
                });
        Eventually.holds(() -> ines.get("/tenants").statusCode() == 200);
        assertThat(ines.get("/tenants").uri().getPath()).isEqualTo("/tenants");
    }

    @Test
    void withoutAProviderWhoIsSignedInGoesOnAndNobodyIsSentThere() {
        Visitor ines = Visitor.signedIn(console, "infra-engineer");
        GatedResource.withoutProvider(
                () -> {
                    Eventually.holds(
                            () -> Visitor.stranger(console).get("/tenants").statusCode() == 503);
                    assertThat(heading(Visitor.stranger(console).get("/tenants")))
                            .isEqualTo("The sign-in does not answer");
                    assertThat(ines.get("/tenants").statusCode()).isEqualTo(200);
                    assertThat(Jsoup.parse(ines.get("/status").body()).select("#others").text())
                            .contains("The identity provider does not answer.");
                });
        Eventually.holds(
                () ->
                        Visitor.stranger(console).get("/tenants").uri().getPort()
                                != console.getPort());
    }
}
