package dev.tenantry.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One way to look at a page that is open: how wide, in which colours, and what is checked. */
enum Glance {
    DESK_LIGHT(1440, 900, ColorScheme.LIGHT, Axe.Rules.ALL),
    DESK_DARK(1440, 900, ColorScheme.DARK, Axe.Rules.COLOURS),
    PHONE_DARK(390, 844, ColorScheme.DARK, Axe.Rules.COLOURS),
    /**
     * All again but colours, which were looked at in each theme and in each width: what is hidden,
     * shown or laid out otherwise on a phone, tables as cards and a menu that is folded, can break
     * a rule of every kind.
     */
    PHONE_LIGHT(390, 844, ColorScheme.LIGHT, Axe.Rules.BUT_COLOURS),
    /** The narrowest that WCAG asks for; nothing but sideways scroll is new there. */
    NARROW(320, 640, ColorScheme.LIGHT, null);

    /** The page knows its width and its colours, and no colour is on its way to another. */
    private static final String SETTLED =
            """
            ([width, dark]) => innerWidth === width
              && matchMedia('(prefers-color-scheme: dark)').matches === dark
              && document.getAnimations().every(each => !(each instanceof CSSTransition))
            """;

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
    private final Axe.@Nullable Rules rules;

    Glance(int width, int height, ColorScheme scheme, Axe.@Nullable Rules rules) {
        this.width = width;
        this.height = height;
        this.scheme = scheme;
        this.rules = rules;
    }

    void prepare(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.setViewportSize(width, height);
        page.waitForFunction(SETTLED, List.of(width, scheme == ColorScheme.DARK));
    }

    void check(Page page, Axe axe, String path) {
        assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("no sideways scroll on %s, %s: %s", path, this, page.evaluate(WIDE))
                .isEqualTo(true);
        if (rules != null) {
            assertThat(axe.violations(rules)).as("axe on %s, %s", path, this).isEmpty();
        }
    }
}
