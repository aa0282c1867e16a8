package dev.tenantry.web;

import java.util.List;

/** Finds things of one kind by what somebody types. A room makes its own: a bean of this type. */
public interface Finder {

    /** How many hits of one kind are shown. */
    int MOST = 6;

    /** What its hits are called together. */
    String title();

    /** Before which others its hits stand. */
    int place();

    /**
     * The best first, at most {@link #MOST}, and none that {@code viewer} may not know of.
     *
     * @param word in small letters, never empty
     */
    List<Hit> find(String word, Viewer viewer);
}
