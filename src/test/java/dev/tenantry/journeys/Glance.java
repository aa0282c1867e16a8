package dev.tenantry.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;

/** One way to look at a page that is open: how wide, in which colours, and what is checked. */
enum Glance {
    DESK_LIGHT(1440, 900, ColorScheme.LIGHT),
    DESK_DARK(1440, 900, ColorScheme.DARK),
    PHONE_DARK(390, 844, ColorScheme.DARK),
    PHONE_LIGHT(390, 844, ColorScheme.LIGHT),
    /** The narrowest that WCAG asks for; nothing but sideways scroll is new there. */
    NARROW(320, 640, ColorScheme.LIGHT);

    /** WCAG 2.2 up to AA, its sizes of targets too, and what axe's authors hold to be good. */
    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /** What reaches beyond the window, outermost first. */
    private static final String WIDE =
            """
            [...document.querySelectorAll('body *')]
              .filter(e => !e.closest('.scroll') && e.getBoundingClientRect().right > innerWidth)
              .slice(0, 8).map(e => e.outerHTML.slice(0, 120)).join(' | ')
            """;

    private final int width;
    private final int height;
    private final ColorScheme scheme;

    Glance(int width, int height, ColorScheme scheme) {
        this.width = width;
        this.height = height;
        this.scheme = scheme;
    }

    void prepare(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, height);
    }

    void check(Page page, String path) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scroll on %s, %s: %s", path, this, page.evaluate(WIDE))
                .isEqualTo(true);
        if (this == NARROW) {
            return;
        }
        assertThat(new AxeBuilder(page).withTags(RULES).analyze().getViolations())
                .as("axe on %s, %s", path, this)
                .extracting(rule -> rule.getId() + " " + rule.getNodes())
                .isEmpty();
    }
}
