package dev.tenantry.manifest;

/** Where the estate can be had at any commit we hold. Implemented by the Git mirror. */
public interface Estates {

    /**
     * The estate at the newest commit of the main branch that the mirror holds.
     *
     * @throws EstateNotRead before the first fetch
     */
    Estate newest();

    /**
     * The same, when the mirror is as new as the forge is; else it fetches first: a remote call.
     *
     * @param known where the forge has the main branch now
     * @throws EstateNotRead when that cannot be had
     */
    default Estate newest(String known) {
        return newest();
    }

    /**
     * The estate as the main branch had it first with a head: fetched when needed, a remote call.
     *
     * @param commit what the forge says brought it; believed where main holds the head's changes
     *     but not its commits, as after a squash
     * @throws EstateNotRead when it cannot be had
     */
    default Estate broughtBy(String head, String commit) {
        return at(commit);
    }

    /** The estate at {@code commit} (a full object id), fetched before. */
    Estate at(String commit);
}
