package dev.tenantry.proposals;

import java.util.Optional;

/**
 * CDI event, fired asynchronously: our own check of this pull request says something new, or could
 * not be written. What is known of it is to be read again, and nothing to be judged: what a look
 * causes must cause no look.
 *
 * @param trouble why it could not be written
 */
public record CheckPublished(int number, Optional<String> trouble) {}
