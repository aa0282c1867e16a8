package dev.tenantry.sources.kubernetes;

import org.jspecify.annotations.Nullable;

/** A watch said something that is no event. Which object it was about nobody knows. */
final class UnreadableEvent extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableEvent(@Nullable Throwable cause) {
        super("A watch said something that is no event", cause);
    }
}
