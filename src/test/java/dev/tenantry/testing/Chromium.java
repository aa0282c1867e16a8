package dev.tenantry.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Debian's Chromium, driven by Playwright: one for all tests of a run and each of its threads,
 * since Playwright knows no other, which ends with the process that runs them. Where there is none,
 * browser tests are skipped, and say so loudly.
 */
public final class Chromium {

    private static final List<String> ARGUMENTS =
            List.of(
                    "--no-sandbox",
                    "--disable-gpu",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-quic");

    private static final ThreadLocal<@Nullable Browser> BROWSER = new ThreadLocal<>();

    private Chromium() {}

    /** The browser, which is started when it is not running yet. */
    public static Browser browser() {
        Browser running = BROWSER.get();
        if (running == null || !running.isConnected()) {
            running = launched(executable().orElseThrow());
            BROWSER.set(running);
        }
        return running;
    }

    private static Browser launched(Path executable) {
        return Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))
                .chromium()
                .launch(
                        new BrowserType.LaunchOptions()
                                .setExecutablePath(executable)
                                .setArgs(ARGUMENTS));
    }

    static Optional<Path> executable() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
