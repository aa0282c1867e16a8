package dev.tenantry.manifest;

/** Where the estate can be had at any commit we hold. Implemented by the Git mirror. */
public interface Estates {

    /**
     * The estate at the newest commit of the main branch that the mirror holds.
     *
     * @throws EstateNotRead before the first fetch
     */
    Estate newest();

    /** The estate at {@code commit} (a full object id), fetched before. */
    Estate at(String commit);
}
