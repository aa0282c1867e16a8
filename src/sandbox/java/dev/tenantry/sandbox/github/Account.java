package dev.tenantry.sandbox.github;

import dev.tenantry.sandbox.world.Person;

/**
 * A person, a bot or an organization.
 *
 * @param kind GitHub's {@code type}: User, Bot or Organization
 * @param role what they may do in the repository: admin, write or read; empty for none
 */
public record Account(long id, String login, String name, String email, String kind, String role) {

    public static Account of(Person person, long id, String role) {
        return new Account(id, person.login(), person.name(), person.email(), "User", role);
    }

    boolean mayWrite() {
        return role.equals("admin") || role.equals("write");
    }
}
