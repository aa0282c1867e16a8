package dev.tenantry.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One person with one browser profile at the console: signs in, walks around, takes pictures;
 * collects what the browser complains about.
 */
final class Visit implements AutoCloseable {

    private static final Path PICTURES = Path.of("target", "screenshots");

    private final BrowserContext context;
    private final Page page;
    private final String console;
    private final List<String> complaints = new ArrayList<>();

    private Visit(BrowserContext context, String console) {
        this.context = context;
        this.console = console;
        this.page = context.newPage();
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")) {
                        complaints.add(page.url() + ": " + message.text());
                    }
                });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    static Browser.NewContextOptions desktop() {
        return new Browser.NewContextOptions()
                .setViewportSize(1440, 1000)
                .setColorScheme(ColorScheme.LIGHT);
    }

    static Browser.NewContextOptions phone() {
        return desktop().setViewportSize(390, 844);
    }

    static Visit of(
            Browser browser, String console, String person, Browser.NewContextOptions options) {
        Visit visit = new Visit(browser.newContext(options), console);
        visit.signIn(person);
        return visit;
    }

    private void signIn(String person) {
        page.navigate(console + "/");
        page.locator("button#" + person).click();
        page.waitForURL(console + "/**");
    }

    Page page() {
        return page;
    }

    /** Goes to a path of the console. */
    Page at(String path) {
        page.navigate(console + path);
        return page;
    }

    void picture(String name) {
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(name + ".png"))
                        .setFullPage(true));
    }

    /** Errors in the browser's console so far: scripts, refused content, missing files. */
    List<String> complaints() {
        return complaints;
    }

    @Override
    public void close() {
        context.close();
    }
}
