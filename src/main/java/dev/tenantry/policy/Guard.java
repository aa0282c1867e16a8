package dev.tenantry.policy;

import dev.tenantry.manifest.Manifest;

/**
 * A field that protects.
 *
 * @param value the only value that does; empty text where every value does, a larger number more
 */
record Guard(String value, String... path) {

    boolean isLost(Manifest before, Manifest after) {
        String was = at(before);
        String is = at(after);
        if (was.isEmpty() || was.equalsIgnoreCase(is)) {
            return false;
        }
        return value.isEmpty() ? is.isEmpty() || isLess(is, was) : was.equalsIgnoreCase(value);
    }

    private String at(Manifest manifest) {
        String[] whole = new String[path.length + 1];
        whole[0] = "spec";
        System.arraycopy(path, 0, whole, 1, path.length);
        return manifest.at(whole).orElse("");
    }

    private static boolean isLess(String is, String was) {
        try {
            return Long.parseLong(is) < Long.parseLong(was);
        } catch (NumberFormatException text) {
            return true;
        }
    }

    String said(Manifest before, Manifest after) {
        String is = at(after);
        return String.join(".", path)
                + (is.isEmpty() ? " is gone" : " is " + is)
                + ", instead of "
                + at(before);
    }
}
