package dev.tenantry.web;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.OwnEstate;
import dev.tenantry.testing.PackagedConsole;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Kubernetes and a reader see of the packaged application while it is told to end. */
class OrderlyStopIT {

    private static final int WELL = 200;
    private static final int AWAY = 503;

    private final PackagedConsole console = new PackagedConsole(Path.of("target/orderly-stop.log"));

    private final OwnEstate own = OwnEstate.named("orderly_stop");

    @AfterEach
    void nothingIsLeftRunning() {
        console.close();
        own.close();
    }

    @Test
    void itSaysThatNobodyShallBeSentHereBeforeItStopsToAnswer()
            throws IOException, InterruptedException {
        Map<String, String> settings = new TreeMap<>(own.addresses());
        settings.put("quarkus.shutdown.delay", "4s");
        settings.put("quarkus.shutdown.timeout", "20s");
        Process process = console.start(settings);
        Eventually.holds(() -> ready() == WELL);
        given().baseUri(console.url()).get("/signed-out").then().statusCode(WELL);

        process.destroy();
        Eventually.holds(() -> ready() == AWAY);
        given().baseUri(console.url()).get("/signed-out").then().statusCode(WELL);

        // 128 and SIGTERM.
        assertThat(process.waitFor()).isEqualTo(143);
    }

    private int ready() {
        return given().baseUri(console.management()).get("/q/health/ready").statusCode();
    }
}
