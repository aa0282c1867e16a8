package dev.tenantry.web;

import java.util.List;

/**
 * Something that was searched for and found.
 *
 * @param hint a few dim words behind the title
 */
public record Hit(String title, String hint, String href, String icon) {

    /** Hits of one kind, the best first. */
    public record Group(String title, List<Hit> hits) {

        public Group {
            hits = List.copyOf(hits);
        }
    }
}
