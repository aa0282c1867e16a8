package dev.tenantry.github;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.policy.change.Person;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Verdict.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Has somebody approved who had no hand in it? Pure. People are compared, not names: by every
 * account and address that was ever theirs. Whoever may have made it counts as who did; whoever is
 * not known to be another counts as nobody.
 *
 * @param longest for how long the roles of a sign-in are believed
 */
record SecondPair(Makers.Hands hands, WhoIsWho people, Instant now, Duration longest) {

    static final String RULE = "four-eyes";

    /** What became of an approval: the person it is of, or why it does not count. */
    private record Weighed(Optional<Person> person, String because) {}

    /**
     * The answer.
     *
     * @param approvers whose approvals count
     */
    record Answer(Verdict verdict, List<Person> approvers) {}

    /**
     * @param approvals the accounts whose last word on the present head is yes, and that may write
     */
    Answer judge(List<Account> approvals) {
        List<Weighed> weighed = approvals.stream().map(this::weigh).toList();
        List<Person> counting =
                weighed.stream().map(Weighed::person).flatMap(Optional::stream).toList();
        if (!hands.doubts().isEmpty()) {
            String doubt = String.join(" ", hands.doubts());
            return new Answer(doubted(doubt, approvals.isEmpty()), List.of());
        }
        if (!counting.isEmpty()) {
            String who = counting.stream().map(Person::shown).collect(Collectors.joining(" and "));
            return new Answer(passed(who), counting);
        }
        if (weighed.isEmpty()) {
            return new Answer(pending(), List.of());
        }
        String why = weighed.stream().map(Weighed::because).collect(Collectors.joining(" "));
        return new Answer(refused(why), List.of());
    }

    private Weighed weigh(Account account) {
        Optional<String> holder = people.holder(account);
        if (account.isBot()) {
            return not("%s is a bot, and nobody's eyes.", account.login());
        }
        if (holder.isEmpty()) {
            return not(
                    "The approval of %s does not count: nobody has linked this GitHub account.",
                    account.login());
        }
        String email = holder.get();
        Set<String> own = people.addresses(Set.of(email));
        Set<String> holders = new HashSet<>(people.holders(account));
        holders.addAll(own);
        if (!people.isOnePerson(holders)) {
            return not(
                    "The approval of %s does not count: this account or its address was another"
                            + " person's before.",
                    account.login());
        }
        if (isMaker(own, account)) {
            return not(
                    "The approval of %s does not count: they asked for this change or wrote it.",
                    email);
        }
        if (!people.has(ConsoleRole.REVIEWER, email, now, longest)) {
            return not(
                    "The approval of %s does not count: they were no reviewer when they last signed"
                            + " in here, or that was long ago.",
                    email);
        }
        return new Weighed(
                Optional.of(new Person(Optional.of(email), Optional.of(account.login()))), "");
    }

    private boolean isMaker(Set<String> own, Account account) {
        Set<String> makers = makers();
        Set<Account> theirs = people.accounts(own);
        return own.stream().anyMatch(makers::contains)
                || hands.accounts().stream()
                        .anyMatch(a -> a.mayBe(account) || theirs.stream().anyMatch(a::mayBe));
    }

    /** The addresses of everybody who may have made it. */
    Set<String> makers() {
        Set<String> makers = new HashSet<>();
        hands.addresses().forEach(address -> makers.add(address.toLowerCase(Locale.ROOT)));
        hands.accounts().forEach(account -> makers.addAll(people.holders(account)));
        return people.addresses(makers);
    }

    /** The same as persons, for rules that compare them. */
    List<Person> persons() {
        List<Person> persons = new ArrayList<>();
        makers().stream().sorted().map(Person::withEmail).forEach(persons::add);
        hands.accounts().stream()
                .map(Account::login)
                .sorted()
                .map(Person::withLogin)
                .forEach(persons::add);
        return persons;
    }

    private static Weighed not(String why, String who) {
        return new Weighed(Optional.empty(), why.formatted(who));
    }

    private static Verdict passed(String who) {
        return verdict(
                Outcome.PASSED,
                "Approved by " + who + ", who neither asked for it nor wrote it.",
                Optional.empty());
    }

    private Verdict pending() {
        return verdict(
                Outcome.PENDING,
                "Somebody other than " + hands.shown() + " has to approve it.",
                Optional.empty());
    }

    private static Verdict doubted(String doubt, boolean nobodyApproved) {
        return verdict(
                nobodyApproved ? Outcome.PENDING : Outcome.REFUSED,
                "Who made it is not known, so nobody counts as another person. " + doubt,
                Optional.of("Changes whose makers have linked their GitHub accounts."));
    }

    private static Verdict refused(String why) {
        return verdict(
                Outcome.REFUSED,
                why,
                Optional.of("An approval by a reviewer who neither asked for it nor wrote it."));
    }

    private static Verdict verdict(Outcome outcome, String sentence, Optional<String> allowed) {
        return new Verdict(RULE, sentence, outcome, Optional.empty(), allowed);
    }
}
