package dev.tenantry.policy;

import dev.tenantry.estate.Plain;
import dev.tenantry.manifest.Manifest;

/**
 * A field that protects.
 *
 * @param value the only value that does; empty text where every value does, a larger number more;
 *     {@link #LIMIT} where none at all does most; {@link #WHOLE} where nobody can tell which does
 */
record Guard(String value, String... path) {

    /** After this time data goes: a new one is a loss, and so is an earlier one. */
    static final String LIMIT = "+";

    /** Whatever it says, it is named when it says something else or nothing. */
    static final String WHOLE = "=";

    boolean isLost(Manifest before, Manifest after) {
        if (value.equals(WHOLE)) {
            return !whole(before).equals("") && !whole(before).equals(whole(after));
        }
        String was = at(before);
        String is = at(after);
        if (value.equals(LIMIT)) {
            return !is.isEmpty() && (was.isEmpty() || (!is.equals(was) && isLess(is, was)));
        }
        if (was.isEmpty() || was.equalsIgnoreCase(is)) {
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
        String[] whole = new String[path.length + 1];
        whole[0] = "spec";
        System.arraycopy(path, 0, whole, 1, path.length);
        return whole;
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
        if (value.equals(WHOLE)) {
            return field + (whole(after).equals("") ? " is gone" : " says something else");
        }
        String is = at(after);
        String was = at(before);
        return field
                + (is.isEmpty() ? " is gone" : " is " + is)
                + ", instead of "
                + (was.isEmpty() ? "none" : was);
    }
}
