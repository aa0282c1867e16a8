package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.github.WhoIsWho.Held;
import dev.tenantry.github.WhoIsWho.SignIn;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.policy.change.Person;
import dev.tenantry.policy.change.Verdict.Outcome;
import dev.tenantry.proposals.PullRequests.Review;
import dev.tenantry.proposals.PullRequests.ReviewEvent;
import dev.tenantry.proposals.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What there is, what the console knows of it, and what is true. */
final class FourEyesWorld {
    private static final int PEOPLE = 3;
    private static final int ACCOUNTS = 5;
    private static final List<String> LOGINS = List.of("ada", "bob", "cyd", "dee", "eve", "fay");

    /** What somebody does. */
    enum Act {
        PUSH,
        PUT_BACK,
        APPROVE,
        WANT_CHANGES,
        DISMISS,
        RETARGET,
        LINK,
        UNLINK,
        RENAME,
        MOVE_ADDRESS
    }

    /** With an account or as a person, and with another one or a name. */
    record Step(Act act, int one, int other) {}

    private final String[] logins = LOGINS.subList(0, ACCOUNTS).toArray(String[]::new);
    private final int[] behind = {0, 1, 2, 0, 1};
    private final String[] address = {"p0@x", "p1@x", "p2@x"};
    private final List<Held> ever = new ArrayList<>();
    private final Map<String, Held> now = new HashMap<>();
    private final List<SignIn> signIns = new ArrayList<>();
    private final List<Review> reviews = new ArrayList<>();
    private final List<Integer> approvers = new ArrayList<>();
    private final Set<Account> pushers = new HashSet<>();
    private final Set<Integer> makers = new HashSet<>(Set.of(0));
    private final Map<Integer, String> said = new HashMap<>();
    private boolean ours = true;
    private boolean intoMain = true;
    private int head;
    private Optional<Instant> retargeted = Optional.empty();
    private Instant time = Instant.EPOCH;

    FourEyesWorld() {
        IntStream.range(0, PEOPLE).forEach(this::signIn);
        IntStream.range(0, PEOPLE).forEach(person -> link(person, person));
    }

    private void signIn(int person) {
        Set<ConsoleRole> roles = Set.of(ConsoleRole.REVIEWER);
        signIns.add(
                new SignIn("subject " + person, address[person], roles, Set.of(), Instant.EPOCH));
    }

    void does(Step step) {
        time = time.plusSeconds(1);
        int account = step.one() % ACCOUNTS;
        int person = step.one() % PEOPLE;
        switch (step.act()) {
            case PUSH -> push(account);
            case PUT_BACK -> putBack();
            case APPROVE -> review(account, ReviewEvent.APPROVE);
            case WANT_CHANGES -> review(account, ReviewEvent.REQUEST_CHANGES);
            case DISMISS -> dismiss(step.one());
            case RETARGET -> retarget();
            case LINK -> link(person, step.other() % ACCOUNTS);
            case UNLINK -> now.remove(address[person]);
            case RENAME -> rename(account, LOGINS.get(step.other()));
            case MOVE_ADDRESS -> moveAddress(person);
        }
    }

    private Account account(int number) {
        return new Account(number + 1, logins[number]);
    }

    private void push(int number) {
        head++;
        ours = false;
        pushers.add(account(number));
        makers.add(behind[number]);
    }

    /** The console makes its own commit again. */
    private void putBack() {
        head++;
        ours = true;
        makers.clear();
        makers.add(0);
    }

    private void review(int number, ReviewEvent event) {
        reviews.add(new Review(logins[number], number + 1, true, event, "head " + head, "", time));
        approvers.add(behind[number]);
        said.put(number, event == ReviewEvent.APPROVE ? present() : "no");
    }

    /** What an approval is of. */
    private String present() {
        return "head %d, base of %s".formatted(head, retargeted);
    }

    private void dismiss(int which) {
        if (!reviews.isEmpty()) {
            int i = which % reviews.size();
            Review old = reviews.get(i);
            reviews.set(
                    i,
                    new Review(
                            old.login(),
                            old.account(),
                            true,
                            ReviewEvent.DISMISSED,
                            old.commit(),
                            "",
                            old.at()));
            if (reviews.stream().noneMatch(r -> isLater(r, old))) {
                said.remove((int) old.account() - 1);
            }
        }
    }

    private static boolean isLater(Review review, Review than) {
        return review.account() == than.account() && review.at().isAfter(than.at());
    }

    private void retarget() {
        intoMain = !intoMain;
        retargeted = Optional.of(time);
    }

    /** Of an account that nobody ever linked only who is behind it can show that it is theirs. */
    private void link(int person, int number) {
        boolean known = ever.stream().anyMatch(held -> held.account().id() == number + 1);
        if (behind[number] != person && !known) {
            return;
        }
        behind[number] = person;
        Held held = new Held(address[person], account(number));
        ever.add(held);
        now.values().removeIf(other -> other.account().mayBe(held.account()));
        now.put(address[person], held);
    }

    private void rename(int number, String login) {
        if (!List.of(logins).contains(login)) {
            logins[number] = login;
        }
    }

    /** The same person at the provider gets another address, and links it anew. */
    private void moveAddress(int person) {
        address[person] = "p" + person + "@y";
        signIn(person);
    }

    /** Whose approval counts although they made it, or do not say so any more. */
    Set<Integer> badlyApproved() {
        if (!intoMain) {
            return Set.of();
        }
        WhoIsWho people = new WhoIsWho(ever, List.copyOf(now.values()), signIns);
        SecondPair pair = new SecondPair(hands(people), people, time, Duration.ofDays(1));
        List<Review> standing = Standing.approvals(reviews, "head " + head, retargeted);
        Set<Integer> alone = new HashSet<>();
        for (Review review : standing) {
            SecondPair.Answer answer =
                    pair.judge(List.of(new Account(review.account(), review.login())));
            int who = approvers.get(reviews.indexOf(review));
            boolean passed = answer.verdict().outcome() == Outcome.PASSED;
            boolean stands = present().equals(said.get((int) review.account() - 1));
            if (passed && (makers.contains(who) || !stands)) {
                alone.add(who);
            }
            assertThat(answer.approvers().stream().map(Person::shown).toList())
                    .hasSize(passed ? 1 : 0);
        }
        return alone;
    }

    /** As {@link Makers} finds them: Dana asked, the App opened it. */
    private Makers.Hands hands(WhoIsWho people) {
        Set<Account> accounts = ours ? Set.of() : Set.copyOf(pushers);
        List<String> doubts =
                accounts.stream()
                        .filter(account -> !people.knows(account))
                        .map(account -> account.login() + " is nobody's.")
                        .toList();
        return new Makers.Hands(Optional.empty(), Set.of("p0@x"), accounts, doubts);
    }
}
