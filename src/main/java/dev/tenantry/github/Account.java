package dev.tenantry.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/**
 * An account on GitHub.
 *
 * @param id GitHub's number, which stays when the login changes; 0 when it is not known
 * @param login its letters' case means nothing
 */
record Account(long id, String login) {

    /** The account that GitHub's JSON names; empty for one that was deleted. */
    static Optional<Account> of(JsonNode user) {
        return user.path("login").isTextual()
                ? Optional.of(new Account(user.path("id").asLong(), user.path("login").asText()))
                : Optional.empty();
    }

    /** Logins of Apps end so, and no person's may. */
    boolean isBot() {
        return login.toLowerCase(Locale.ROOT).endsWith("[bot]");
    }

    /**
     * Might it be the same? A number says so; a login says so too, although another account may
     * have had it before: whoever asks must not be fooled by a change of names.
     */
    boolean mayBe(Account other) {
        return (id != 0 && id == other.id) || login.equalsIgnoreCase(other.login);
    }
}
