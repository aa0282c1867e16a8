package dev.tenantry.policy.change;

import dev.tenantry.identity.Actor;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/**
 * A human being behind a change, known by address, by GitHub login, or by both. Two persons are the
 * same when either of the two agrees, so that nobody gets a second pair of eyes from a second name.
 *
 * @param email lower case
 * @param login GitHub's login, lower case
 */
public record Person(Optional<String> email, Optional<String> login) {

    public Person {
        email = email.map(e -> e.toLowerCase(Locale.ROOT));
        login = login.map(l -> l.toLowerCase(Locale.ROOT));
    }

    public static Person of(Actor actor) {
        return new Person(Optional.of(actor.email()), actor.githubLogin());
    }

    public static Person withEmail(String email) {
        return new Person(Optional.of(email), Optional.empty());
    }

    public static Person withLogin(String login) {
        return new Person(Optional.empty(), Optional.of(login));
    }

    public boolean isSameAs(Person other) {
        return agree(email, other.email) || agree(login, other.login);
    }

    public boolean isAmong(Collection<Person> others) {
        return others.stream().anyMatch(this::isSameAs);
    }

    /** What to call them in a sentence. */
    public String shown() {
        return email.or(() -> login).orElse("somebody");
    }

    private static boolean agree(Optional<String> mine, Optional<String> yours) {
        return mine.isPresent() && mine.equals(yours);
    }
}
