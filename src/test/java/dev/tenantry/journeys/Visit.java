package dev.tenantry.journeys;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import com.microsoft.playwright.options.ScreenshotCaret;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.tenantry.testing.Counted;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One person with one browser profile at the console: signs in, walks around, takes pictures;
 * collects what the browser complains about.
 */
final class Visit implements AutoCloseable {

    /**
     * Milliseconds: long enough for a busy machine. A fact that never comes fails; how fast it
     * comes is not tested.
     */
    static final int PATIENCE = 120_000;

    private static final Path PICTURES = Path.of("target", "screenshots");

    /** What the browser of a person holds who has just signed in at a console, by both. */
    private static final Map<String, String> SIGNED_IN = new ConcurrentHashMap<>();

    private final BrowserContext context;
    private final Page page;
    private final String console;
    private final boolean scripts;
    private final List<String> complaints = new ArrayList<>();
    private String opening = "";

    private Visit(BrowserContext context, String console, boolean scripts) {
        this.context = context;
        this.console = console;
        this.scripts = scripts;
        context.setDefaultTimeout(PATIENCE);
        this.page = context.newPage();
        page.onDOMContentLoaded(_ -> Counted.BROWSER_PAGE_LOAD.one());
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")
                            && page.url().startsWith(console)
                            && !isRefusalOfThePage(message)) {
                        complaints.add(page.url() + ": " + message.text());
                    }
                });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.onRequestFailed(
                request -> {
                    if (!isLeftBehind(request)) {
                        complaints.add(request.url() + ": " + request.failure());
                    }
                });
    }

    static Browser.NewContextOptions desktop() {
        return new Browser.NewContextOptions()
                .setViewportSize(1440, 1000)
                .setColorScheme(ColorScheme.LIGHT);
    }

    static Browser.NewContextOptions withoutJavaScript() {
        return desktop().setJavaScriptEnabled(false);
    }

    /** Signs in the first time that this person comes; later visits begin with those cookies. */
    static Visit of(
            Browser browser, String console, String person, Browser.NewContextOptions options) {
        String who = person + " " + console;
        String state = SIGNED_IN.get(who);
        if (state != null) {
            return stranger(browser, console, options.setStorageState(state));
        }
        Visit visit = stranger(browser, console, options);
        visit.signIn(person);
        SIGNED_IN.put(who, visit.context.storageState());
        return visit;
    }

    static Visit stranger(Browser browser, String console, Browser.NewContextOptions options) {
        return new Visit(
                browser.newContext(options),
                console,
                !Boolean.FALSE.equals(options.javaScriptEnabled));
    }

    private void signIn(String person) {
        page.navigate(console + "/settings");
        page.locator("button#" + person).click();
        page.waitForURL(console + "/**");
    }

    boolean hasScripts() {
        return scripts;
    }

    Page page() {
        return page;
    }

    /**
     * A page that says 403 or 404 is what was asked for; the browser complains of it all the same.
     */
    private boolean isRefusalOfThePage(ConsoleMessage message) {
        return message.text().startsWith("Failed to load resource")
                && message.location().startsWith(console + opening);
    }

    /** Streams and prefetches end when the page is left. */
    private static boolean isLeftBehind(Request request) {
        return "net::ERR_ABORTED".equals(request.failure());
    }

    /** Goes to a path of the console, and answers what came. */
    @Nullable Response open(String path) {
        opening = path;
        return page.navigate(console + path);
    }

    /** Goes to a path of the console. */
    Page at(String path) {
        open(path);
        return page;
    }

    /**
     * Waits for a fact: with JavaScript the page brings it by itself, without it the reader
     * reloads.
     */
    void until(Locator fact) {
        long patienceEnds = System.nanoTime() + PATIENCE * 1_000_000L;
        while (!scripts && fact.count() == 0 && System.nanoTime() < patienceEnds) {
            page.reload();
        }
        fact.first().waitFor();
    }

    /** Follows one of such links; looks again while the index is still being built. */
    void follow(String link, int which) {
        Locator found = page.locator(link);
        long patienceEnds = System.nanoTime() + PATIENCE * 1_000_000L;
        while (found.count() <= which && System.nanoTime() < patienceEnds) {
            page.reload();
        }
        found.nth(which).click();
    }

    /** Clicks a button by its whole name, once it is there. */
    void click(String button) {
        Locator found =
                page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true));
        until(found);
        found.first().click();
    }

    /** Links a GitHub account, as the settings offer it, when none is linked yet. */
    Visit linkGitHub(String login) {
        at("/settings/github");
        Locator link = page.locator("form[action='/settings/github/login'] button");
        if (link.count() > 0) {
            link.click();
            page.locator("button[name=login][value='" + login + "']").click();
            page.locator("form[action='/settings/github/link'] button").click();
            page.getByText("Linked: ").first().waitFor();
        }
        return this;
    }

    /** What fits on the screen, for the README: nothing moves, nothing blinks. */
    void exhibit(Path folder, String name) {
        // A live page keeps its stream open, so the network is never idle.
        page.locator(".skeleton")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
        page.evaluate("document.fonts.ready.then(() => true)");
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(folder.resolve(name + ".png"))
                        .setAnimations(ScreenshotAnimations.DISABLED)
                        .setCaret(ScreenshotCaret.HIDE));
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
