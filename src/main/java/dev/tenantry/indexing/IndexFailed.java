package dev.tenantry.indexing;

/** An index run could not write its rows; nothing was changed and the source's state says so. */
public final class IndexFailed extends RuntimeException {

    public IndexFailed(Source source, Throwable cause) {
        super("The facts of " + source.title() + " could not be written", cause);
    }
}
