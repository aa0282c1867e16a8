package dev.tenantry.web;

import java.util.List;

/** An entry of the side navigation. */
public enum NavItem {
    OVERVIEW("Overview", "/", "layout-dashboard", 1),
    TENANTS("Tenants", "/tenants", "building-2", 2),
    ACCESS("Access", "/access", "key-round", 2),
    COSTS("Costs", "/costs", "chart-column-stacked", 2),
    RUNS("Runs", "/runs", "workflow", 2),
    PROPOSALS("Proposals", "/proposals", "git-pull-request", 3),
    DRIFT("Drift", "/drift", "git-compare", 3),
    STATUS("Status", "/status", "activity", 3);

    private final String title;
    private final String href;
    private final String icon;
    private final int group;

    NavItem(String title, String href, String icon, int group) {
        this.title = title;
        this.href = href;
        this.icon = icon;
        this.group = group;
    }

    public String title() {
        return title;
    }

    public String href() {
        return href;
    }

    public String icon() {
        return icon;
    }

    /** Does a count beside this entry mean that somebody waits? */
    public boolean urgent() {
        return this == OVERVIEW;
    }

    /** Is a page at this path below the entry? */
    public boolean covers(String path) {
        return this == OVERVIEW
                ? path.equals("/")
                : path.equals(href) || path.startsWith(href + "/");
    }

    /** The entries in their groups, from top to bottom. */
    public static List<List<NavItem>> groups() {
        return List.of(inGroup(1), inGroup(2), inGroup(3));
    }

    private static List<NavItem> inGroup(int group) {
        return List.of(values()).stream().filter(item -> item.group == group).toList();
    }
}
