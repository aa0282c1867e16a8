package dev.tenantry.identity;

import java.util.Optional;
import java.util.Set;

/**
 * A person who is signed in (or a sweep that acts by itself), as checks and pages see them.
 *
 * @param email the person's address in lower case; what IAM calls {@code user:<email>}
 * @param name what to show
 * @param groups the groups that the identity provider reported, as they came
 * @param roles the console roles that follow from the groups
 * @param githubLogin the linked GitHub account, when there is one
 */
public record Actor(
        String email,
        String name,
        Set<String> groups,
        Set<ConsoleRole> roles,
        Optional<String> githubLogin) {

    public Actor {
        groups = Set.copyOf(groups);
        roles = Set.copyOf(roles);
    }

    public boolean is(ConsoleRole role) {
        return roles.contains(role);
    }

    /**
     * May this person know that a tenant exists? Infra engineers and reviewers always; others
     * unless it is limited to a group they are not in.
     */
    public boolean maySee(Optional<String> visibleTo) {
        return is(ConsoleRole.INFRA_ENGINEER)
                || is(ConsoleRole.REVIEWER)
                || visibleTo.map(groups::contains).orElse(true);
    }

    /** May this person ask for changes at all? What may be asked for is for the rules to say. */
    public boolean mayAsk() {
        return is(ConsoleRole.DATA_ENGINEER) || is(ConsoleRole.INFRA_ENGINEER);
    }

    /** Is it somebody with an address? A program that holds a token of its own has none. */
    public boolean isPerson() {
        return email.contains("@");
    }

    /** The principal in IAM's spelling. */
    public String principal() {
        return "user:" + email;
    }
}
