package dev.tenantry.github;

import dev.tenantry.identity.ConsoleRole;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which accounts and addresses are and were whose. Pure: what the tables of links and sign-ins say.
 *
 * @param ever every account that a person ever linked, with each of its logins
 * @param now the links that hold now
 * @param signIns what the identity provider told, the last of each person and address
 */
record WhoIsWho(List<Held> ever, List<Held> now, List<SignIn> signIns) {

    WhoIsWho {
        ever = List.copyOf(ever);
        now = List.copyOf(now);
        signIns = List.copyOf(signIns);
    }

    /**
     * The same as long as the same follows from it: that somebody signs in once more with the same
     * roles changes nothing, that their last sign-in becomes too old does.
     */
    int mark(Instant at, Duration longest) {
        Set<Object> told = new HashSet<>();
        for (SignIn one : signIns) {
            boolean holds = !one.at().plus(longest).isBefore(at);
            told.add(List.of(one.who(), one.email(), one.roles(), one.groups(), holds));
        }
        return Objects.hash(new HashSet<>(ever), new HashSet<>(now), told);
    }

    /** That a person has, or had, an account. */
    record Held(String email, Account account) {}

    /** That a person signed in; {@code who} is the provider and its name for the person. */
    record SignIn(
            String who, String email, Set<ConsoleRole> roles, Set<String> groups, Instant at) {}

    /** The addresses of everybody who ever had the account. */
    Set<String> holders(Account account) {
        Set<String> holders = new HashSet<>();
        for (List<Held> links : List.of(ever, now)) {
            for (Held link : links) {
                if (link.account().mayBe(account)) {
                    holders.add(link.email());
                }
            }
        }
        return holders;
    }

    /** All addresses of the people who have one of these, their old ones too. */
    Set<String> addresses(Collection<String> some) {
        Set<String> all = new HashSet<>(some);
        boolean more = true;
        while (more) {
            Set<String> who = new HashSet<>();
            signIns.stream().filter(s -> all.contains(s.email())).forEach(s -> who.add(s.who()));
            more = false;
            for (SignIn signIn : signIns) {
                more |= who.contains(signIn.who()) && all.add(signIn.email());
            }
        }
        return all;
    }

    /** Every account that people with these addresses ever had. */
    Set<Account> accounts(Set<String> addresses) {
        Set<Account> accounts = new HashSet<>();
        for (List<Held> links : List.of(ever, now)) {
            for (Held link : links) {
                if (addresses.contains(link.email())) {
                    accounts.add(link.account());
                }
            }
        }
        return accounts;
    }

    /** Who has the account linked now. */
    Optional<String> holder(Account account) {
        return now.stream()
                .filter(link -> isSame(link.account(), account))
                .map(Held::email)
                .findFirst();
    }

    /** Did the identity provider ever say that somebody has this address? */
    boolean hasSignedIn(String email) {
        return signIns.stream().anyMatch(signIn -> signIn.email().equals(email));
    }

    /**
     * Has anybody ever linked just this account? Whoever has a login that was another's is not that
     * other one.
     */
    boolean knows(Account account) {
        return Stream.concat(ever.stream(), now.stream())
                .anyMatch(link -> isSame(link.account(), account));
    }

    /** Numbers alone decide: a login can be given up and taken by another. */
    private static boolean isSame(Account one, Account other) {
        return one.id() != 0 && one.id() == other.id();
    }

    /** Is it one human being, as far as we were ever told? */
    boolean isOnePerson(Set<String> addresses) {
        return addresses(Set.of(addresses.iterator().next())).containsAll(addresses)
                && addresses.stream().allMatch(address -> subjects(address) <= 1);
    }

    private long subjects(String address) {
        return signIns.stream()
                .filter(s -> s.email().equals(address))
                .map(SignIn::who)
                .distinct()
                .count();
    }

    /** Had the person the role when they last signed in, and not too long ago? */
    boolean has(ConsoleRole role, String email, Instant at, Duration longest) {
        return lastSignIn(email, at, longest)
                .filter(last -> last.roles().contains(role))
                .isPresent();
    }

    /** The groups in which the person was then; none when that was too long ago. */
    Set<String> groups(String email, Instant at, Duration longest) {
        return lastSignIn(email, at, longest).map(SignIn::groups).orElse(Set.of());
    }

    /** Under whichever of their addresses: a role can be lost under the newest one. */
    private Optional<SignIn> lastSignIn(String email, Instant at, Duration longest) {
        Set<String> own = addresses(Set.of(email));
        return signIns.stream()
                .filter(s -> own.contains(s.email()))
                .max((one, other) -> one.at().compareTo(other.at()))
                .filter(last -> !last.at().plus(longest).isBefore(at));
    }
}
