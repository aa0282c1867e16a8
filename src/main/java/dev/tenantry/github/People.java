package dev.tenantry.github;

import dev.tenantry.policy.Person;
import dev.tenantry.proposals.ForgeTrouble;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who is who: a GitHub login as a person with an address, from the linked accounts, else from the
 * address in the account's own profile (GitHub shows only verified ones).
 */
final class People {

    private final Repositories repositories;
    private final Map<String, Optional<String>> profiles = new ConcurrentHashMap<>();

    People(Repositories repositories) {
        this.repositories = repositories;
    }

    Person of(String login) throws IOException, ForgeTrouble {
        return new Person(email(login), Optional.of(login));
    }

    /** A commit's person: the address it was made with, and the account if GitHub knows one. */
    static Person of(Optional<String> email, Optional<String> login) {
        return new Person(email, login);
    }

    /** Bots make commits for people; they are nobody. */
    static boolean isBot(String login) {
        return login.toLowerCase(Locale.ROOT).endsWith("[bot]") || login.equals("web-flow");
    }

    static boolean isBotAddress(String email) {
        String lower = email.toLowerCase(Locale.ROOT);
        return lower.endsWith("[bot]@users.noreply.github.com")
                || lower.equals("noreply@github.com");
    }

    private Optional<String> email(String login) throws IOException, ForgeTrouble {
        Optional<String> linked = repositories.people().emailOf(login);
        if (linked.isPresent()) {
            return linked;
        }
        Optional<String> known = profiles.get(login);
        if (known == null) {
            known = repositories.profileEmail(login);
            profiles.put(login, known);
        }
        return known;
    }
}
