package dev.tenantry.proposals;

/**
 * CDI event, fired asynchronously by whoever listens to the forge: something may have happened to
 * this pull request, look at it again. Carries nothing to trust; firing it too often is harmless.
 */
public record PullRequestMoved(int number) {}
