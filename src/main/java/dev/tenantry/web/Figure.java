package dev.tenantry.web;

import java.util.Optional;

/**
 * One number over all that a person may see, for the overview.
 *
 * @param number behind {@code value}, a second one that stands out
 * @param words what {@code number} counts, or all there is to say
 */
public record Figure(
        String label, String value, String href, Optional<String> number, String words) {

    /** Makes a figure. A room makes its own: a bean of this type. */
    public interface Maker {

        /** From left to right. */
        int place();

        Figure figure(Viewer viewer);
    }
}
