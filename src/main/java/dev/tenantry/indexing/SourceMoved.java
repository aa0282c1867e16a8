package dev.tenantry.indexing;

/**
 * CDI event, fired after the transaction of an index run has been committed: pages of this source
 * have new rows.
 */
public record SourceMoved(Source source, String marker) {}
