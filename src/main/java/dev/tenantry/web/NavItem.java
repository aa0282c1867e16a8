package dev.tenantry.web;

/**
 * An entry of the side navigation. A room makes its own: a bean of this type.
 *
 * @param place from top to bottom; entries of the same ten stand in one group
 * @param urgent does a {@linkplain NavCount count} beside it mean that somebody waits?
 */
public record NavItem(String title, String href, String icon, int place, boolean urgent) {

    public static NavItem of(String title, String href, String icon, int place) {
        return new NavItem(title, href, icon, place, false);
    }

    /** Is a page at this path below the entry? */
    public boolean covers(String path) {
        return href.equals("/")
                ? path.equals("/")
                : path.equals(href) || path.startsWith(href + "/");
    }
}
