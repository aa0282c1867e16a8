package dev.tenantry.github;

import java.time.Instant;
import java.util.Optional;

/**
 * What the page of one's own GitHub account shows.
 *
 * @param possible whether accounts can be linked in this installation
 * @param login the linked account
 * @param broken GitHub stopped taking the login
 * @param stillTheirs whoever linked it is whoever has the address now
 */
public record AccountView(
        boolean possible,
        Optional<String> login,
        Optional<Instant> since,
        boolean broken,
        boolean stillTheirs) {

    /** Is there one that acts for whoever looks? */
    public boolean isLinked() {
        return login.isPresent() && !broken && stillTheirs;
    }
}
