package dev.tenantry.github;

import java.time.Instant;
import java.util.Optional;

/**
 * What the page of one's own GitHub account shows.
 *
 * @param possible whether accounts can be linked in this installation
 * @param login the linked account
 * @param broken GitHub stopped taking the login
 */
public record AccountView(
        boolean possible, Optional<String> login, Optional<Instant> since, boolean broken) {

    public boolean isLinked() {
        return login.isPresent();
    }
}
