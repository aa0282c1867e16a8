package dev.tenantry.github;

import dev.tenantry.github.GoodCommits.Called;
import dev.tenantry.proposals.ForgeTrouble;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Takes a green back that outlived what it was said of: on a head that was replaced, or on a commit
 * of the merge queue that left it. Whoever proposes the commit again would find it green before
 * anybody looked.
 */
final class StaleGreen {

    private static final String AGAIN =
            "This commit is proposed by no open pull request: it is judged again when it is.";

    private static final String UNKNOWN =
            "Too many pull requests hold this commit: it is judged again when one proposes it.";

    private static final Logger LOG = Logger.getLogger(StaleGreen.class);

    private final Repositories repositories;
    private final OwnCheck own;
    private final GoodCommits good;
    private final MergeQueue queue;
    private final String main;

    StaleGreen(
            Repositories repositories,
            OwnCheck own,
            GoodCommits good,
            MergeQueue queue,
            String main) {
        this.repositories = repositories;
        this.own = own;
        this.good = good;
        this.queue = queue;
        this.main = main;
    }

    /**
     * Of one pull request.
     *
     * @param heads where it stands now, while it is open: that is looked at anyway
     */
    void of(int pullRequest, Set<String> heads) throws IOException, ForgeTrouble {
        takeBack(good.of(pullRequest), heads);
    }

    /**
     * Of all.
     *
     * @param heads of the open pull requests, which are looked at anyway
     */
    void all(Set<String> heads) throws IOException, ForgeTrouble {
        takeBack(good.all(), heads);
    }

    private void takeBack(List<Called> commits, Set<String> heads)
            throws IOException, ForgeTrouble {
        Map<String, Called> others = new TreeMap<>();
        commits.forEach(called -> others.put(called.commit(), called));
        others.keySet().removeAll(heads);
        if (!others.isEmpty()) {
            queue.waiting().forEach(group -> others.remove(group.head()));
        }
        eachByItself(others.values());
    }

    /** What GitHub does not do for one of them keeps no other green. */
    private void eachByItself(Collection<Called> commits) throws IOException, ForgeTrouble {
        Optional<IOException> first = Optional.empty();
        for (Called called : commits) {
            try {
                takeBack(called);
            } catch (Passing e) {
                throw e;
            } catch (IOException e) {
                LOG.infof(e, "The check on %s is taken back later", called.commit());
                first = first.or(() -> Optional.of(e));
            }
        }
        if (first.isPresent()) {
            throw first.get();
        }
    }

    private void takeBack(Called called) throws IOException, ForgeTrouble {
        String commit = called.commit();
        Optional<Boolean> proposed = isProposed(commit);
        if (proposed.orElse(false)) {
            return;
        }
        if (own.isGood(commit) && !repositories.isIn(main, commit)) {
            own.write(commit, Judgement.waiting(proposed.isPresent() ? AGAIN : UNKNOWN));
        }
        good.forget(called);
    }

    /** Empty where there are too many to tell. */
    private Optional<Boolean> isProposed(String commit) throws IOException, ForgeTrouble {
        try {
            return Optional.of(!repositories.openWith(commit).isEmpty());
        } catch (Rest.TooManyPages e) {
            return Optional.empty();
        }
    }
}
