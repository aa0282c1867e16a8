package dev.tenantry.sandbox.github;

/**
 * A person, a bot or an organization.
 *
 * @param kind GitHub's {@code type}: User, Bot or Organization
 * @param role what they may do in the repository: admin, write or read; empty for none
 */
public record Account(long id, String login, String name, String email, String kind, String role) {

    public static Account person(long id, String login, String name, String email, String role) {
        return new Account(id, login, name, email, "User", role);
    }

    boolean mayWrite() {
        return role.equals("admin") || role.equals("write");
    }
}
