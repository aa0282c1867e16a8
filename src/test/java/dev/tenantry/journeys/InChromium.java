package dev.tenantry.journeys;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.tenantry.testing.Chromium;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.Visitor;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;

/** People at the console in a real browser. */
@SuppressWarnings("NullAway.Init")
abstract class InChromium {

    @TestHTTPResource URI home;

    @BeforeAll
    static void haveTheBrowserWait() {
        PlaywrightAssertions.setDefaultAssertionTimeout(Visit.PATIENCE);
    }

    /**
     * Where the console is, without a slash at the end: its public address, to which GitHub sends
     * people back and where their session has to be.
     */
    String console() {
        return home.toString().replaceFirst("/$", "").replace("localhost", "127.0.0.1");
    }

    Visitor visitor(String person) {
        return Visitor.signedIn(URI.create(console()), person);
    }

    /** The first such element of a page, once the console has indexed enough for it. */
    static Element until(Visitor visitor, String path, String fact) {
        Eventually.holds(() -> visitor.page(path).selectFirst(fact) != null);
        return visitor.page(path).expectFirst(fact);
    }

    /** Where such a link of a page leads to. */
    static String link(Visitor visitor, String path, String selector) {
        return until(visitor, path, selector).attr("href");
    }

    Visit visit(String person, NewContextOptions options) {
        return Visit.of(Chromium.browser(), console(), person, options);
    }

    /** Somebody who has not signed in. */
    Visit stranger(NewContextOptions options) {
        return Visit.stranger(Chromium.browser(), console(), options);
    }
}
