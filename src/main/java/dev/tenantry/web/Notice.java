package dev.tenantry.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something that is wrong with the console's own sources or doors, for the top of the overview.
 *
 * @param tone of the box: {@code warn} or {@code bad}
 * @param text whole sentences, or one that {@code since} ends
 * @param href where more is said, behind {@code label}
 */
public record Notice(
        String tone,
        String title,
        String text,
        Optional<Instant> since,
        String href,
        String label) {

    /** Makes notices. A room makes its own: a bean of this type. */
    public interface Maker {
        List<Notice> notices(Viewer viewer);
    }
}
