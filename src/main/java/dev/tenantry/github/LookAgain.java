package dev.tenantry.github;

/** What was looked at while it moved is to be looked at once more. */
record LookAgain(int number) {}
