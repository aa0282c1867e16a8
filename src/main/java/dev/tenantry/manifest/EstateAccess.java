package dev.tenantry.manifest;

import java.io.IOException;
import java.util.Optional;

/**
 * Opens the estate repository. Asked only when the repository wants to know who we are, and each
 * time, so that what it answers may be short-lived. Implemented by the door to GitHub.
 */
@FunctionalInterface
public interface EstateAccess {

    /**
     * What opens the repository at {@code url}; empty when nothing is known that would. A remote
     * call at times.
     *
     * @throws IOException when it exists but cannot be had now
     */
    Optional<Credential> credentialFor(String url) throws IOException;

    /** The last answer was refused: it is not to be given again. */
    default void refused() {}

    /** A name and a password, or a token as password. */
    record Credential(String username, String password) {

        @Override
        public String toString() {
            return username + ":…";
        }
    }
}
