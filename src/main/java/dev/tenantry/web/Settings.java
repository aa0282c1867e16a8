package dev.tenantry.web;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a person wants pages to look; kept in cookies of their browser, never on the server.
 *
 * @param chosen the time zone that the person wants
 * @param browser the time zone of their browser, as its script says; UTC where it says none
 * @param shortcuts whether single keys do things (WCAG 2.1.4 wants an off switch)
 */
public record Settings(
        Theme theme, Density density, Optional<ZoneId> chosen, ZoneId browser, boolean shortcuts) {

    public static final String THEME = "theme";
    public static final String DENSITY = "density";
    public static final String ZONE = "zone";
    public static final String BROWSER_ZONE = "browser-zone";
    public static final String SHORTCUTS = "shortcuts";

    public static final Settings DEFAULT =
            new Settings(
                    Theme.SYSTEM, Density.COMFORTABLE, Optional.empty(), ZoneId.of("UTC"), true);

    /** Reads cookies; a value that makes no sense counts as not set. */
    public static Settings from(Function<String, Optional<String>> cookie) {
        return new Settings(
                cookie.apply(THEME).flatMap(Theme::named).orElse(DEFAULT.theme),
                cookie.apply(DENSITY).flatMap(Density::named).orElse(DEFAULT.density),
                cookie.apply(ZONE).flatMap(Settings::zone),
                cookie.apply(BROWSER_ZONE).flatMap(Settings::zone).orElse(DEFAULT.browser),
                cookie.apply(SHORTCUTS).map(value -> !value.equals("off")).orElse(true));
    }

    /** The time zone in which absolute times are shown. */
    public ZoneId zone() {
        return chosen.orElse(browser);
    }

    /** Is it this one that the person wants? */
    public boolean wants(String zone) {
        return chosen.map(ZoneId::getId).orElse("").equals(zone);
    }

    /** The cookies that say the same as this. */
    public Map<String, String> cookies() {
        return Map.of(
                THEME, theme.key(),
                DENSITY, density.key(),
                ZONE, chosen.map(ZoneId::getId).orElse(""),
                SHORTCUTS, shortcuts ? "on" : "off");
    }

    /** A time zone by its name in the IANA database. */
    public static Optional<ZoneId> zone(String name) {
        try {
            return Optional.of(ZoneId.of(name));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Colours: as the system has them, or always one of the two. */
    public enum Theme {
        SYSTEM("system", "System"),
        LIGHT("light", "Light"),
        DARK("dark", "Dark");

        private final String key;
        private final String title;

        Theme(String key, String title) {
            this.key = key;
            this.title = title;
        }

        public String key() {
            return key;
        }

        public String title() {
            return title;
        }

        static Optional<Theme> named(String key) {
            return Arrays.stream(values()).filter(theme -> theme.key.equals(key)).findFirst();
        }
    }

    /** Row height. */
    public enum Density {
        COMFORTABLE("comfortable", "Comfortable"),
        COMPACT("compact", "Compact");

        private final String key;
        private final String title;

        Density(String key, String title) {
            this.key = key;
            this.title = title;
        }

        public String key() {
            return key;
        }

        public String title() {
            return title;
        }

        static Optional<Density> named(String key) {
            return Arrays.stream(values()).filter(density -> density.key.equals(key)).findFirst();
        }
    }
}
