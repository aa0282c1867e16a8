package dev.tenantry.policy.safeguards;

import dev.tenantry.estate.Plain;
import dev.tenantry.manifest.Manifest;
import java.util.List;
import java.util.stream.Stream;

/**
 * A field that protects.
 *
 * @param value the only value that does; empty text where every value does, a larger number more;
 *     {@link #LIMIT}, {@link #WHOLE} and {@link #FILTER} where nobody can tell which does
 * @param byDefault what Google takes where the field is not written; empty text where that protects
 *     nothing
 */
record Guard(String value, String byDefault, List<String> path) {

    /** After this time data goes: sooner data is lost, and later it stays that shall not. */
    static final String LIMIT = "+";

    /** Whatever it says, it is named when it says something else or nothing. */
    static final String WHOLE = "=";

    /** The same, and where it comes: without it nothing is left out. */
    static final String FILTER = "~";

    /** One that protects nothing where it is not written. */
    static Guard of(String value, String... path) {
        return new Guard(value, "", List.of(path));
    }

    /** One that Google sets where nobody does: to be said otherwise is a loss as well. */
    Guard byDefault(String value) {
        return new Guard(this.value, value, path);
    }

    boolean isLost(Manifest before, Manifest after) {
        if (value.equals(FILTER)) {
            return !whole(before).equals(whole(after));
        }
        if (value.equals(WHOLE)) {
            return !whole(before).equals("") && !whole(before).equals(whole(after));
        }
        String written = at(before);
        String was = written.isEmpty() ? byDefault : written;
        String says = at(after);
        String is = says.isEmpty() ? byDefault : says;
        if (value.equals(LIMIT)) {
            return !is.equals(was);
        }
        if (was.isEmpty() || was.equalsIgnoreCase(is) || (written.isEmpty() && says.isEmpty())) {
            return false;
        }
        return value.isEmpty() ? is.isEmpty() || isLess(is, was) : was.equalsIgnoreCase(value);
    }

    private Object whole(Manifest manifest) {
        return manifest.node(whole()).map(Plain::of).orElse("");
    }

    private String at(Manifest manifest) {
        return manifest.at(whole()).orElse("");
    }

    private String[] whole() {
        return Stream.concat(Stream.of("spec"), path.stream()).toArray(String[]::new);
    }

    private static boolean isLess(String is, String was) {
        try {
            return Long.parseLong(is) < Long.parseLong(was);
        } catch (NumberFormatException text) {
            return true;
        }
    }

    String said(Manifest before, Manifest after) {
        String field = String.join(".", path);
        if (value.equals(WHOLE) || value.equals(FILTER)) {
            boolean comes = whole(before).equals("");
            return field
                    + (comes
                            ? " comes"
                            : whole(after).equals("") ? " is gone" : " says something else");
        }
        String is = at(after);
        String was = at(before);
        String old = was.isEmpty() ? byDefault : was;
        return field
                + (is.isEmpty() ? " is gone" : " is " + is)
                + ", instead of "
                + (old.isEmpty() ? "none" : old)
                + (was.isEmpty() && !old.isEmpty() ? " by default" : "");
    }
}
