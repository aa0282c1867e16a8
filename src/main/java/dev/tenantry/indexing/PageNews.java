package dev.tenantry.indexing;

/** Where replicas hear that rows changed. */
public final class PageNews {

    /** The channel of PostgreSQL's NOTIFY; the payload is the name of the {@link Source}. */
    public static final String CHANNEL = "tenantry_pages";

    private PageNews() {}
}
