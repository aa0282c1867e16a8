package dev.tenantry.install;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.SandboxResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Health and metrics answer on a port of their own, and only there. */
@QuarkusTest
@WithTestResource(SandboxResource.class)
class ManagementPortTest {

    /** What the manifests may ask. */
    static final List<String> PROBES =
            List.of("/q/health/started", "/q/health/ready", "/q/health/live");

    static final String METRICS = "/q/metrics";

    @ConfigProperty(name = "quarkus.management.test-port")
    int port;

    @TestHTTPResource("/")
    @SuppressWarnings("NullAway.Init")
    URI pages;

    @Test
    void whatProbesAndScrapersAskIsThere() {
        URI management = URI.create("http://127.0.0.1:" + port);
        for (String path : PROBES) {
            assertThat(status(management.resolve(path))).as(path).isEqualTo(200);
        }
        assertThat(RestAssured.get(management.resolve(METRICS)).asString())
                .contains("tenantry_outbox_depth");
    }

    @Test
    void whoReadsPagesFindsNeitherHealthNorMetrics() {
        for (String path : PROBES) {
            assertThat(status(pages.resolve(path))).as(path).isNotEqualTo(200);
        }
        assertThat(status(pages.resolve(METRICS))).isNotEqualTo(200);
        assertThat(status(pages.resolve("/q/openapi"))).isEqualTo(200);
    }

    private static int status(URI url) {
        return RestAssured.given().redirects().follow(false).get(url).statusCode();
    }
}
