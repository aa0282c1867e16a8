package dev.tenantry.web;

/**
 * The head of a column that a list can be sorted by, for {@code \{#sort 'Title' head=… /}}.
 *
 * @param href the list sorted by it, or, when it is, the other way round
 * @param sorted whether the list is sorted by it now
 * @param down whether it is, or would be, the largest or newest first
 */
public record SortHead(String href, boolean sorted, boolean down) {

    /** The value of {@code aria-sort} while the list is sorted by it. */
    public String aria() {
        return down ? "descending" : "ascending";
    }

    public String icon() {
        if (!sorted) {
            return "chevrons-up-down";
        }
        return down ? "arrow-down" : "arrow-up";
    }
}
