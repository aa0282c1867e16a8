package dev.tenantry.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.identity.Actor;
import dev.tenantry.manifest.Branch;
import dev.tenantry.proposals.ForgeTrouble;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kohsuke.github.GHPullRequest;

/**
 * Everybody who may have had a hand in a pull request. What the commits say (authors, committers,
 * trailers) can only add people: anybody can write any name there.
 */
final class Makers {

    private static final Pattern TRAILER =
            Pattern.compile(
                    "(?mi)^[ \\t]*(?:requested|co-authored|signed-off)-by:[^<>\\n]*<([^<>\\s]+)>");

    /** An address that GitHub gives to who does not show the own one. */
    private static final Pattern NO_REPLY =
            Pattern.compile("(?:(\\d{1,18})\\+)?([^@+]+)@users\\.noreply\\..+");

    /** A longer address is nobody's. */
    private static final int LONGEST_ADDRESS = 320;

    private final Repositories repositories;
    private final Pushers pushers;

    Makers(Repositories repositories, Pushers pushers) {
        this.repositories = repositories;
        this.pushers = pushers;
    }

    /**
     * What the console knows of the proposal behind a pull request.
     *
     * @param commits the commits that the console made for it
     * @param asked when it was asked for: what is known of the requester is of then
     */
    record Origin(Actor requester, Set<String> commits, Instant asked) {

        /** Did the console make what is there? */
        boolean made(String head) {
            return commits.contains(head);
        }

        /** Is what the requester had when they asked to be believed of this head? */
        boolean vouches(String head, Instant since) {
            return made(head) && !asked.isBefore(since);
        }

        /**
         * Who asked for this head: whoever pushes something else borrows nobody's roles and groups,
         * and those of long ago are nobody's.
         */
        Optional<Actor> asker(String head, Instant since) {
            if (vouches(head, since)) {
                return Optional.of(requester);
            }
            return made(head)
                    ? Optional.of(
                            new Actor(
                                    requester.email(),
                                    requester.name(),
                                    Set.of(),
                                    Set.of(),
                                    requester.githubLogin()))
                    : Optional.empty();
        }
    }

    /**
     * Who may have made it.
     *
     * @param author who opened it; empty for a bot
     * @param doubts why there may be others whom nobody knows; sentences
     */
    record Hands(
            Optional<Account> author,
            Set<String> addresses,
            Set<Account> accounts,
            List<String> doubts) {

        /** What to call them in a sentence. */
        String shown() {
            return addresses.stream()
                    .sorted()
                    .findFirst()
                    .or(() -> author.map(Account::login))
                    .orElse("its maker");
        }
    }

    /**
     * Who may have made it.
     *
     * @param commits all that it brings, as Git has them
     */
    Hands of(
            GHPullRequest pull,
            List<Branch.Commit> commits,
            Optional<Origin> origin,
            WhoIsWho people)
            throws IOException, ForgeTrouble {
        Collected hands = new Collected(people);
        origin.ifPresent(known -> hands.requester(known.requester()));
        Optional<Account> author = author(pull);
        hands.author(author, origin.isPresent());
        commits.forEach(hands::commit);
        accounts(pull).forEach(hands::accounts);
        if (origin.filter(known -> known.made(pull.getHead().getSha())).isEmpty()) {
            Set<String> ours = origin.map(Origin::commits).orElse(Set.of());
            hands.pushed(pushers.of(pull, commits.stream().map(Branch.Commit::id).toList(), ours));
        }
        return hands.all(author);
    }

    /**
     * Whose it is, as GitHub says now: the library keeps the first number that it read of a login,
     * though another account may have the login since.
     */
    private Optional<Account> author(GHPullRequest pull) throws IOException, ForgeTrouble {
        return Account.of(repositories.get("/pulls/" + pull.getNumber()).path("user"));
    }

    /** The first 250 commits with the accounts that GitHub thinks their addresses are of. */
    private List<JsonNode> accounts(GHPullRequest pull) throws IOException, ForgeTrouble {
        return repositories.list("/pulls/" + pull.getNumber() + "/commits?per_page=100", 3);
    }

    /** Collects people on the way. */
    private static final class Collected {
        private final WhoIsWho people;
        private final Set<String> addresses = new HashSet<>();
        private final Set<Account> accounts = new HashSet<>();
        private final List<String> doubts = new ArrayList<>();

        Collected(WhoIsWho people) {
            this.people = people;
        }

        void requester(Actor actor) {
            addresses.add(actor.email());
            if (!people.hasSignedIn(actor.email())) {
                doubts.add(
                        "%s asked for it, under whose name nobody has signed in here."
                                .formatted(actor.email()));
            }
            actor.githubLogin().ifPresent(login -> accounts.add(new Account(0, login)));
        }

        void author(Optional<Account> author, boolean forSomebody) {
            if (author.isEmpty()) {
                doubts.add("GitHub does not tell who opened it.");
            } else if (!author.get().isBot()) {
                known(author.get(), "opened it");
            } else if (!forSomebody) {
                doubts.add(author.get().login() + " opened it, and for whom is not known.");
            }
        }

        void pushed(Pushers.Told told) {
            told.accounts().forEach(account -> known(account, "pushed to it"));
            doubts.addAll(told.doubts());
        }

        /** Somebody who surely had a hand in it, so that we must know who it is. */
        private void known(Account account, String did) {
            accounts.add(account);
            if (!people.knows(account)) {
                doubts.add(
                        "%s %s, a GitHub account that nobody has linked here."
                                .formatted(account.login(), did));
            }
        }

        void accounts(JsonNode commit) {
            for (String hand : List.of("author", "committer")) {
                Account.of(commit.path(hand))
                        .filter(account -> !account.isBot())
                        .ifPresent(accounts::add);
            }
        }

        void commit(Branch.Commit commit) {
            address(commit.author().email());
            address(commit.committer().email());
            Matcher trailer = TRAILER.matcher(commit.message());
            while (trailer.find()) {
                address(trailer.group(1));
            }
        }

        private void address(String email) {
            if (email.length() > LONGEST_ADDRESS) {
                return;
            }
            String lower = email.toLowerCase(Locale.ROOT);
            Matcher hidden = NO_REPLY.matcher(lower);
            if (hidden.matches()) {
                long id = hidden.group(1) == null ? 0 : Long.parseLong(hidden.group(1));
                Account account = new Account(id, hidden.group(2));
                if (!account.isBot()) {
                    accounts.add(account);
                }
            } else if (!lower.isEmpty() && !lower.equals("noreply@github.com")) {
                addresses.add(lower);
            }
        }

        Hands all(Optional<Account> author) {
            return new Hands(
                    author.filter(account -> !account.isBot()),
                    Set.copyOf(addresses),
                    Set.copyOf(accounts),
                    doubts.stream().distinct().toList());
        }
    }
}
