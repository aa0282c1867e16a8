package dev.tenantry.journeys;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import java.util.List;

/** The rules of axe in a page that is open: brought there once, asked at every look. */
final class Axe {

    /** Which rules are asked. */
    enum Rules {
        /** WCAG 2.2 up to AA, its sizes of targets too, and what axe's authors hold to be good. */
        ALL("tag", Rules.TAGS, ""),
        /** The same, but those that look at colours: they take half of the time of all. */
        BUT_COLOURS("tag", Rules.TAGS, Rules.OF_COLOURS),
        /**
         * Those that look at colours: all that differs between light and dark, which the styles
         * tell apart with {@code light-dark()} and with nothing else.
         */
        COLOURS("rule", Rules.OF_COLOURS, "");

        private static final String TAGS = "wcag2a wcag2aa wcag21a wcag21aa wcag22aa best-practice";
        private static final String OF_COLOURS = "color-contrast link-in-text-block";

        private final String type;
        private final String names;
        private final String off;

        Rules(String type, String names, String off) {
            this.type = type;
            this.names = names;
            this.off = off;
        }
    }

    /** Answers in words; a rule that there is none of is an error. */
    private static final String RUN =
            """
            ([type, names, off]) => axe
              .run(document, {runOnly: {type, values: names.split(" ")}, resultTypes: ["violations"],
                rules: Object.fromEntries(off.split(" ").filter(Boolean)
                  .map(rule => [rule, {enabled: false}])),
                preload: false})
              .then(found => found.violations.map(rule => rule.id + " "
                + rule.nodes.map(node => node.html + ": " + node.failureSummary).join(" | ")))
            """;

    private static final String SCRIPT = "() => {" + AxeBuilder.getAxeScript() + "}";

    private final Page page;

    private Axe(Page page) {
        this.page = page;
    }

    /** Brings it there, until the page is left. */
    static Axe in(Page page) {
        for (Frame frame : page.frames()) {
            frame.evaluate(SCRIPT);
        }
        return new Axe(page);
    }

    /** What is wrong with the page as it looks now. */
    List<?> violations(Rules rules) {
        return (List<?>) page.evaluate(RUN, List.of(rules.type, rules.names, rules.off));
    }
}
