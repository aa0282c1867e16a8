package dev.tenantry.github;

import dev.tenantry.manifest.EstateNotRead;
import dev.tenantry.proposals.ForgeTrouble;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;

/**
 * Our check run on the head of a pull request. Check runs belong to commits: what it says is the
 * worst that is to be said of any open pull request with that head.
 */
class PolicyCheck {

    private static final Logger LOG = Logger.getLogger(PolicyCheck.class);

    private static final String LATER = "This cannot be judged now; it is tried again.";

    private static final String CLOSED =
            "This pull request is closed: it is judged again when it is opened again.";

    /** Of more with one head each look would cost too much, and nobody needs them. */
    private static final int MOST_PULLS = 5;

    private final Set<Integer> unsettled = ConcurrentHashMap.newKeySet();
    private final Repositories repositories;
    private final Judge judge;
    private final MergeQueue queue;
    private final OwnCheck own;
    private final GoodCommits good;
    private final StaleGreen stale;

    PolicyCheck(Repositories repositories, Judge judge, GoodCommits good) {
        this.repositories = repositories;
        this.judge = judge;
        this.queue = new MergeQueue(repositories, judge);
        this.own = new OwnCheck(repositories);
        this.good = good;
        this.stale = new StaleGreen(repositories, own, good, queue, judge.main());
    }

    /**
     * Judges the pull request if it is open; answers what the check run says if that is new. A
     * closed one is judged when it is opened again: what was good may not be so then.
     */
    Optional<Judgement> publish(int number) throws ForgeTrouble {
        return Trouble.ask(
                "GitHub does not take the check of this pull request.",
                () -> {
                    Look first = look(number);
                    Optional<Judgement> news = lastly(number, first, () -> look(number));
                    stale.of(number, first.isOpen() ? Set.of(first.head()) : Set.of());
                    return news;
                });
    }

    /**
     * Takes back what was called good and is proposed no more.
     *
     * @param heads of the open pull requests
     */
    void takeBack(Set<String> heads) throws ForgeTrouble {
        Trouble.ask(
                "GitHub does not take our checks back.",
                () -> {
                    stale.all(heads);
                    return true;
                });
    }

    /** Commits that are called good now: the only ones that could be wrongly so. */
    Set<String> green() {
        return good.all().stream().map(GoodCommits.Called::commit).collect(Collectors.toSet());
    }

    /** Could it not be judged when it was tried last? */
    boolean isUnsettled(int number) {
        return unsettled.contains(number);
    }

    boolean isCalledGood(int number) {
        return !good.of(number).isEmpty();
    }

    private Look look(int number) throws IOException, ForgeTrouble {
        GHPullRequest pull = repositories.app().getPullRequest(number);
        String head = pull.getHead().getSha();
        if (pull.getState() == GHIssueState.OPEN) {
            return new Look(head, true, Optional.of(judged(number, () -> ofHead(pull))));
        }
        return new Look(head, false, closed(pull, head));
    }

    /** What a look found to say of a commit; nothing where nobody needs to be told. */
    private record Look(String head, boolean isOpen, Optional<Judgement> judgement) {}

    /** Looks once more. */
    private interface Again {
        Look look() throws IOException, ForgeTrouble;
    }

    /**
     * Writes it; after a green, what a fresh look says as well, unless that is green: a look that
     * was slow may write what a newer one has taken back already.
     */
    private Optional<Judgement> lastly(int number, Look first, Again again)
            throws IOException, ForgeTrouble {
        first.judgement()
                .filter(Judgement::isGood)
                .ifPresent(green -> good.called(first.head(), number));
        Optional<Judgement> news = written(first);
        if (news.filter(Judgement::isGood).isEmpty()) {
            return news;
        }
        // Who looked before it was written may have forgotten it again.
        good.called(first.head(), number);
        Look second = again.look();
        boolean stillGood = second.judgement().filter(Judgement::isGood).isPresent();
        return stillGood ? news : written(second).or(() -> news);
    }

    private Optional<Judgement> written(Look look) throws IOException, ForgeTrouble {
        return look.judgement().isPresent()
                ? own.write(look.head(), look.judgement().get())
                : Optional.empty();
    }

    /**
     * Nothing to say where another pull request has the head, or main: then nothing new can come
     * from it; or where nobody was told it is good.
     */
    private Optional<Judgement> closed(GHPullRequest pull, String head)
            throws IOException, ForgeTrouble {
        if (pull.isMerged() && repositories.isIn(judge.main(), head)) {
            return Optional.empty();
        }
        return own.isGood(head) && repositories.openWith(head).isEmpty()
                ? Optional.of(Judgement.waiting(CLOSED))
                : Optional.empty();
    }

    /** The same for a merge group, on the commit that the queue made. */
    Optional<Judgement> publish(MergeGroup group) throws ForgeTrouble {
        return Trouble.ask(
                "GitHub does not take the check of this merge group.",
                () -> lastly(group.pullRequest(), look(group), () -> look(group)));
    }

    /** Of a group whose pull request is not open there is nothing to ask. */
    void refuse(MergeGroup group) throws ForgeTrouble {
        Judgement red =
                Judgement.unreadable(
                        "Pull request #%d is not open.".formatted(group.pullRequest()));
        Trouble.ask(
                "GitHub does not take the check of this merge group.",
                () -> own.write(group.head(), red));
    }

    private Look look(MergeGroup group) {
        Judgement judgement = judged(group.pullRequest(), () -> queued(group));
        return new Look(group.head(), true, Optional.of(judgement));
    }

    /** Anybody may give a branch the number of no pull request. */
    private Judgement queued(MergeGroup group) throws IOException, ForgeTrouble {
        GHPullRequest pull = repositories.app().getPullRequest(group.pullRequest());
        return repositories.openWith(group.head()).isEmpty()
                ? queue.judge(pull, group)
                : Judgement.unreadable("This commit is the head of another pull request.");
    }

    /** The groups that the merge queue holds now. */
    List<MergeGroup> queue() throws ForgeTrouble {
        return Trouble.ask("GitHub does not list its merge queue.", queue::waiting);
    }

    /** Whatever cannot be judged is red: a green of before must not stand for what is unknown. */
    private Judgement judged(int number, Judging judging) {
        unsettled.add(number);
        try {
            Judgement judgement = judging.judgement();
            unsettled.remove(number);
            return judgement;
        } catch (ForgeTrouble e) {
            LOG.infof("Pull request %d is judged later: %s", number, e.sentence());
            return Judgement.unreadable(LATER + " " + e.sentence());
        } catch (EstateNotRead e) {
            LOG.infof("Pull request %d is judged once the estate is read", number);
            return Judgement.unreadable(LATER + " The estate is not read yet.");
        } catch (IOException e) {
            LOG.infof(e, "Pull request %d is judged later", number);
            return Judgement.unreadable(LATER + " GitHub does not tell enough of it.");
        } catch (RuntimeException | StackOverflowError e) {
            LOG.errorf(e, "Pull request %d could not be judged", number);
            return Judgement.unreadable(LATER + " Something went wrong on our side.");
        }
    }

    private interface Judging {
        Judgement judgement() throws IOException, ForgeTrouble;
    }

    private Judgement ofHead(GHPullRequest pull) throws IOException, ForgeTrouble {
        List<GHPullRequest> all = withHeadOf(pull);
        if (all.size() > MOST_PULLS) {
            return Judgement.unreadable(
                    "More than %d open pull requests have this head.".formatted(MOST_PULLS));
        }
        List<Judgement> each = new ArrayList<>();
        for (GHPullRequest one : all) {
            Judgement judgement = judge.judge(one, isCalledGood(one.getNumber()));
            each.add(all.size() == 1 ? judgement : judgement.of(one.getNumber()));
        }
        return Judgement.worst(each);
    }

    /** In the order of their numbers, so that each of them leads to the same words. */
    private List<GHPullRequest> withHeadOf(GHPullRequest pull) throws IOException, ForgeTrouble {
        SortedSet<Integer> numbers = repositories.openWith(pull.getHead().getSha());
        numbers.add(pull.getNumber());
        List<GHPullRequest> all = new ArrayList<>();
        for (int number : numbers) {
            if (all.size() <= MOST_PULLS) {
                all.add(
                        number == pull.getNumber()
                                ? pull
                                : repositories.app().getPullRequest(number));
            }
        }
        return all;
    }
}
