package dev.tenantry.manifest;

/**
 * Nothing of the estate is here yet: this replica has just started and still fetches it. Passes by
 * itself.
 */
public final class EstateNotRead extends RuntimeException {

    /** The same for people. */
    public static final String SENTENCE =
            "The estate is still being read here; try again in a moment.";

    public EstateNotRead() {
        super(SENTENCE);
    }

    /** The repository did not give it. */
    public EstateNotRead(Throwable cause) {
        super(SENTENCE, cause);
    }
}
