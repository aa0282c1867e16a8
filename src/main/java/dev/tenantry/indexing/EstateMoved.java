package dev.tenantry.indexing;

/**
 * CDI event: the estate repository may have moved (a webhook, a merge of ours): look again, now.
 * Carries nothing to trust.
 */
public record EstateMoved() {}
