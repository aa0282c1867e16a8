package dev.tenantry.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;

/** One way to look at a page that is open: how wide, in which colours, and what is checked. */
enum Glance {
    DESK_LIGHT(1440, 900, ColorScheme.LIGHT, false),
    DESK_DARK(1440, 900, ColorScheme.DARK, true),
    PHONE_DARK(390, 844, ColorScheme.DARK, true),
    PHONE_LIGHT(390, 844, ColorScheme.LIGHT, false),
    /** The narrowest that WCAG asks for; nothing but sideways scroll is new there. */
    NARROW(320, 640, ColorScheme.LIGHT, true);

    private final int width;
    private final int height;
    private final ColorScheme scheme;

    /** Whether only colours can differ from a glance before. */
    private final boolean onlyColours;

    Glance(int width, int height, ColorScheme scheme, boolean onlyColours) {
        this.width = width;
        this.height = height;
        this.scheme = scheme;
        this.onlyColours = onlyColours;
    }

    void prepare(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, height);
    }

    void check(Page page, String path) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scroll on %s, %s", path, this)
                .isEqualTo(true);
        if (this == NARROW) {
            return;
        }
        AxeBuilder axe = new AxeBuilder(page);
        if (onlyColours) {
            axe.withRules(List.of("color-contrast"));
        }
        assertThat(axe.analyze().getViolations())
                .as("axe on %s, %s", path, this)
                .extracting(rule -> rule.getId() + " " + rule.getNodes())
                .isEmpty();
    }
}
