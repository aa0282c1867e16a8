package dev.tenantry.github;

import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.proposals.ProposalId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What the tables of a console hold. */
final class Remembered implements MadeCommits, GoodCommits, Pushers.PushRows, Supplier<WhoIsWho> {
    private final Map<String, Good> good = new ConcurrentHashMap<>();

    private record Good(int pullRequest, long times) {}

    final Map<String, ProposalId> commits = new ConcurrentHashMap<>();
    final List<Account> pushers = new CopyOnWriteArrayList<>();
    volatile WhoIsWho people = everybody();

    /** What another replica does when a commit was called good. */
    volatile Consumer<Called> onceCalled = called -> {};

    /** The company, linked and signed in today; Remy and Ines are reviewers. */
    static WhoIsWho everybody() {
        List<WhoIsWho.Held> links =
                List.of(
                        held("infra-engineer", 11),
                        held("data-engineer", 12),
                        held("reviewer", 13),
                        held("guest", 14));
        List<WhoIsWho.SignIn> signIns =
                List.of(
                        signIn("infra-engineer", ConsoleRole.REVIEWER),
                        signIn("data-engineer", ConsoleRole.DATA_ENGINEER),
                        signIn("reviewer", ConsoleRole.REVIEWER),
                        signIn("guest", ConsoleRole.REVIEWER));
        return new WhoIsWho(links, links, signIns);
    }

    static WhoIsWho.Held held(String person, long account) {
        return held(person, account, person);
    }

    static WhoIsWho.Held held(String person, long account, String login) {
        return new WhoIsWho.Held(person + "@acme.example", new Account(account, login));
    }

    static WhoIsWho.SignIn signIn(String person, ConsoleRole role) {
        return new WhoIsWho.SignIn(
                "provider " + person,
                person + "@acme.example",
                Set.of(role),
                Set.of(),
                Instant.now());
    }

    @Override
    public void called(String commit, int pullRequest) {
        Good now =
                Objects.requireNonNull(
                        good.merge(
                                commit,
                                new Good(pullRequest, 1),
                                (old, _) -> new Good(old.pullRequest(), old.times() + 1)));
        Consumer<Called> once = onceCalled;
        onceCalled = called -> {};
        once.accept(new Called(commit, now.times()));
    }

    @Override
    public List<Called> of(int pullRequest) {
        return called(one -> one.pullRequest() == pullRequest);
    }

    @Override
    public List<Called> all() {
        return called(_ -> true);
    }

    private List<Called> called(Predicate<Good> which) {
        return good.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .map(entry -> new Called(entry.getKey(), entry.getValue().times()))
                .toList();
    }

    boolean isGood(String commit) {
        return good.containsKey(commit);
    }

    @Override
    public void forget(Called found) {
        good.computeIfPresent(
                found.commit(), (_, known) -> known.times() == found.times() ? null : known);
    }

    @Override
    public WhoIsWho get() {
        return people;
    }

    @Override
    public void remember(ProposalId proposal, String commit) {
        commits.put(commit, proposal);
    }

    @Override
    public Set<String> of(ProposalId proposal) {
        return commits.entrySet().stream()
                .filter(made -> made.getValue().equals(proposal))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public List<Account> pushers(String ref, Collection<String> shas) {
        return pushers;
    }
}
