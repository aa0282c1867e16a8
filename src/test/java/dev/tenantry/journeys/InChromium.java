package dev.tenantry.journeys;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.tenantry.testing.Chromium;
import io.quarkus.test.common.http.TestHTTPResource;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** One real browser for all tests of a class. */
@SuppressWarnings("NullAway.Init")
abstract class InChromium {

    private static Chromium chromium;

    @TestHTTPResource URI home;

    @BeforeAll
    static void startTheBrowser() {
        chromium = new Chromium();
        PlaywrightAssertions.setDefaultAssertionTimeout(Visit.PATIENCE);
    }

    @AfterAll
    static void stopTheBrowser() {
        chromium.close();
    }

    /** Where the console is, without a slash at the end. */
    String console() {
        return home.toString().replaceFirst("/$", "");
    }

    Visit visit(String person, NewContextOptions options) {
        return Visit.of(chromium.browser(), console(), person, options);
    }
}
