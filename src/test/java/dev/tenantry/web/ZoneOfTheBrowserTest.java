package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tenantry.testing.Chromium;
import dev.tenantry.testing.NeedsChromium;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Times are in the zone of the browser, unless the person has chosen one. */
@NeedsChromium
class ZoneOfTheBrowserTest {

    private HttpServer console;

    @BeforeEach
    void serve() throws IOException {
        console = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String script = Files.readString(Path.of("src/main/resources/web/js/zone.js"));
        console.createContext("/page", e -> answer(e, "<script src='/zone.js'></script>"));
        console.createContext("/zone.js", e -> answer(e, script));
        console.start();
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        boolean script = exchange.getRequestURI().getPath().endsWith(".js");
        exchange.getResponseHeaders().add("Content-Type", script ? "text/javascript" : "text/html");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @AfterEach
    void stop() {
        console.stop(0);
    }

    private static Settings with(Map<String, String> cookies) {
        return Settings.from(name -> Optional.ofNullable(cookies.get(name)));
    }

    @Test
    void theBrowserSaysItsZone() {
        try (BrowserContext berlin =
                Chromium.browser()
                        .newContext(
                                new Browser.NewContextOptions().setTimezoneId("Europe/Berlin"))) {
            Page page = berlin.newPage();
            page.navigate("http://127.0.0.1:" + console.getAddress().getPort() + "/page");
            List<Cookie> cookies = berlin.cookies();

            assertThat(cookies).extracting(cookie -> cookie.name).containsExactly("browser-zone");
            assertThat(with(Map.of("browser-zone", cookies.getFirst().value)).zone().getId())
                    .isEqualTo("Europe/Berlin");
        }
    }

    @Test
    void whatThePersonChoseCountsMore() {
        Settings both = with(Map.of("browser-zone", "Europe/Berlin", "zone", "Asia/Kolkata"));
        Settings taken = with(Map.of("browser-zone", "Europe/Berlin", "zone", ""));

        assertThat(both.zone().getId()).isEqualTo("Asia/Kolkata");
        assertThat(taken.zone().getId()).isEqualTo("Europe/Berlin");
        assertThat(taken.wants("")).isTrue();
    }

    @Test
    void withoutEitherItIsUtc() {
        assertThat(with(Map.of()).zone().getId()).isEqualTo("UTC");
        assertThat(with(Map.of("browser-zone", "Mars/Olympus")).zone().getId()).isEqualTo("UTC");
    }
}
