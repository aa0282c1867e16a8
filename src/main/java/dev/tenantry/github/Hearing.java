package dev.tenantry.github;

import java.io.IOException;

/** Hears how GitHub answers, whoever asked for what. */
@FunctionalInterface
interface Hearing {

    /** How many requests are left in this hour. */
    void left(int requests);

    /** An answer came, with this status. */
    default void answered(int status) {}

    /** No answer came, or one that says to come again. */
    default void failed(IOException why) {}

    /** The repository has another name now: GitHub led to where it is. */
    default void moved() {}
}
