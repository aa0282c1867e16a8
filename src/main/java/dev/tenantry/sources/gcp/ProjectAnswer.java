package dev.tenantry.sources.gcp;

import java.util.List;
import java.util.Optional;

/**
 * What Google says about one project.
 *
 * @param accounts its service accounts; empty when we may not list them
 */
public record ProjectAnswer(
        GoogleProject project, AllowPolicy policy, Optional<List<Account>> accounts) {

    public ProjectAnswer {
        accounts = accounts.map(List::copyOf);
    }

    /** A service account. */
    public record Account(String email, String displayName, boolean disabled) {}
}
