package dev.tenantry.policy.change;

import dev.tenantry.estate.DesiredGrant;

/**
 * One thing that a change set means, in a plain sentence. Computed from the manifests before and
 * after, never from a description that somebody wrote.
 */
public sealed interface AccessChange {

    /** For a person who has not seen the files. */
    Sentence sentence();

    /** The file that says so. */
    String path();

    /** A principal gets a role that it did not have. */
    record Gained(DesiredGrant grant, Sentence sentence) implements AccessChange {
        @Override
        public String path() {
            return grant.path();
        }
    }

    /** A principal no longer has a role. */
    record Lost(DesiredGrant grant, Sentence sentence) implements AccessChange {
        @Override
        public String path() {
            return grant.path();
        }
    }

    /** The same principal keeps the same role on the same resource until another time. */
    record Prolonged(DesiredGrant before, DesiredGrant after, Sentence sentence)
            implements AccessChange {
        @Override
        public String path() {
            return after.path();
        }
    }

    /** Something else that the change does; named, so that nothing rides along unseen. */
    record Other(String path, Sentence sentence) implements AccessChange {}
}
