package dev.tenantry.sandbox.world;

import java.util.Set;

/**
 * Somebody who works at the company.
 *
 * @param email in lower case
 * @param login the GitHub account
 * @param groups as the identity provider reports them
 * @param inDirectory false for a leaver: the address is known from Git only
 */
public record Person(
        String email, String name, String login, Set<String> groups, boolean inDirectory) {

    public Person {
        groups = Set.copyOf(groups);
    }

    public String member() {
        return "user:" + email;
    }

    /** May approve and merge. */
    public boolean isReviewer() {
        return groups.contains("reviewer");
    }

    public boolean isInfraEngineer() {
        return groups.contains("infra-engineer");
    }
}
