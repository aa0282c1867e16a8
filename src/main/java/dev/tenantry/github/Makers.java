package dev.tenantry.github;

import dev.tenantry.manifest.Branch;
import dev.tenantry.policy.Person;
import dev.tenantry.proposals.ForgeTrouble;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHCommit;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GHUser;

/**
 * Everybody who had a hand in a pull request: its author, the authors and committers of its commits
 * (all of them, as Git has them), and whoever the trailers say it was made for. A trailer can only
 * add a person.
 */
final class Makers {

    private static final Pattern REQUESTED_BY =
            Pattern.compile("(?m)^Requested-by: [^<>\\n]*<([^<>\\s]+)>\\s*$");

    private final Repositories repositories;
    private final People people;

    Makers(Repositories repositories, People people) {
        this.repositories = repositories;
        this.people = people;
    }

    /**
     * Who made it.
     *
     * @param requester who it is for, as the first commit's trailer or the author tells
     */
    record Hands(Optional<Person> requester, List<Person> all) {}

    Hands of(GHPullRequest pull, List<Branch.Commit> commits) throws IOException, ForgeTrouble {
        List<Person> all = new ArrayList<>();
        Optional<Person> requester = Optional.empty();
        String author = pull.getUser().getLogin();
        if (!People.isBot(author)) {
            requester = Optional.of(people.of(author));
            all.add(requester.get());
        }
        GHRepository repository = repositories.app();
        for (var detail : pull.listCommits().withPageSize(100)) {
            GHCommit commit = repository.getCommit(detail.getSha());
            add(all, commit.getAuthor());
            add(all, commit.getCommitter());
        }
        for (Branch.Commit commit : commits) {
            add(all, commit.author());
            add(all, commit.committer());
            Matcher trailer = REQUESTED_BY.matcher(commit.message());
            while (trailer.find()) {
                Person named = Person.withEmail(trailer.group(1));
                all.add(named);
                requester = requester.isPresent() ? requester : Optional.of(named);
            }
        }
        return new Hands(requester, all);
    }

    private void add(List<Person> all, @Nullable GHUser account) throws IOException, ForgeTrouble {
        if (account != null && !People.isBot(account.getLogin())) {
            all.add(people.of(account.getLogin()));
        }
    }

    private static void add(List<Person> all, Branch.Signature signature) {
        if (!People.isBotAddress(signature.email())) {
            all.add(Person.withEmail(signature.email()));
        }
    }
}
