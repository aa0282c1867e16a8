package dev.tenantry.github.setup;

/** Asks GitHub how the rules of the branch are. */
public interface SetupLook {

    /** Asks now; what it says, or why it does not, is kept in {@link SetupRows}. */
    void look();
}
