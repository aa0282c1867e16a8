package dev.tenantry.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
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
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A form that stood open longer than the session keeps what was typed, and is sent afterwards. */
@NeedsChromium
class FormAfterTheSessionTest {

    private static final String PAGE =
            """
            <!doctype html><title>Ask</title><div id="toasts"></div>
            <form method="post" action="/sent"><input id="reason" name="reason"><button
              name="act" value="ask">Ask</button></form><script src="/session.js"></script>
            """;

    private final List<String> sent = new CopyOnWriteArrayList<>();
    private volatile int session = 200;
    private HttpServer console;
    private BrowserContext browser;

    @BeforeEach
    void serve() throws IOException {
        console = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String script = Files.readString(Path.of("src/main/resources/web/js/session.js"));
        console.createContext("/page", exchange -> answer(exchange, 200, "text/html", PAGE));
        console.createContext(
                "/session.js", exchange -> answer(exchange, 200, "text/javascript", script));
        console.createContext("/settings", exchange -> answer(exchange, session, "text/html", ""));
        console.createContext(
                "/sent",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    sent.add(new String(body, StandardCharsets.UTF_8));
                    answer(exchange, 200, "text/html", "<h1>Asked</h1>");
                });
        console.start();
        browser = Chromium.browser().newContext();
    }

    private static void answer(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @AfterEach
    void stop() {
        browser.close();
        console.stop(0);
    }

    @Test
    void whatWasTypedIsStillThereAndIsSentOnceSomebodySignedIn() {
        Page page = browser.newPage();
        page.navigate("http://127.0.0.1:" + console.getAddress().getPort() + "/page");
        page.fill("#reason", "to read");
        session = 499;
        page.click("button");
        assertThat(page.locator("[data-ended]")).containsText("What you typed is still here.");
        assertThat(page.locator("#reason")).hasValue("to read");
        assertThat(sent).isEmpty();

        session = 200;
        page.click("button");
        assertThat(page.locator("h1")).hasText("Asked");
        assertThat(sent).containsExactly("reason=to+read&act=ask");
    }
}
