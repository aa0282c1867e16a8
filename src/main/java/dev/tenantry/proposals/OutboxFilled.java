package dev.tenantry.proposals;

/** CDI event: a step was added to the outbox, and can be taken once its transaction commits. */
record OutboxFilled() {}
