package dev.tenantry.manifest;

import java.util.Optional;

/** What stands beside the main branch of the estate. Implemented by the Git mirror. */
public interface Branches {

    /**
     * What {@code head} would bring to the main branch. A remote call when the mirror does not hold
     * it: not for pages, not inside a transaction.
     *
     * @param ref where the repository has it, for example {@code refs/pull/12/head}, which GitHub
     *     serves for pull requests from forks, too
     * @param head its commit; when the reference has moved on and the commit cannot be had any
     *     more, nothing else is read in its place
     * @throws NotComparable when it can never be told what it changes
     * @throws EstateNotRead when it is not here now
     */
    Branch of(String ref, String head) throws NotComparable;

    /**
     * What {@code head} brought to the main branch when it was merged: a remote call when needed.
     *
     * @param commit what the forge says brought it; believed where main holds the head's changes
     *     but not its commits, as after a squash
     * @throws NotComparable when nobody can tell
     * @throws EstateNotRead when it is not here now
     */
    Branch brought(String ref, String head, String commit) throws NotComparable;

    /** What a branch of the repository would bring, against another commit than main's newest. */
    Branch between(String base, String head) throws NotComparable;

    /**
     * Where two commits left each other, as far as they are here; empty when one is not, or when
     * there are several answers. Nothing is fetched.
     */
    Optional<String> fork(String one, String other);
}
