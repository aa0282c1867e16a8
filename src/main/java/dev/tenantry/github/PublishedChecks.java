package dev.tenantry.github;

import dev.tenantry.identity.Audit;
import dev.tenantry.proposals.CheckPublished;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.Standing;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.ObservesAsync;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Has our check written, and tells of it: in the audit trail, and to who shows the proposal. */
@ApplicationScoped
class PublishedChecks {

    private static final Logger LOG = Logger.getLogger(PublishedChecks.class);

    private final PolicyCheck check;
    private final Remaining remaining;
    private final Audit audit;
    private final Event<CheckPublished> published;

    /** Pull requests of which it is known that their check stands on GitHub. */
    private final Set<Integer> standing = ConcurrentHashMap.newKeySet();

    PublishedChecks(
            PolicyCheck check, Remaining remaining, Audit audit, Event<CheckPublished> published) {
        this.check = check;
        this.remaining = remaining;
        this.audit = audit;
        this.published = published;
    }

    void publish(int number) throws ForgeTrouble {
        try {
            Optional<Judgement> news = check.publish(number);
            news.ifPresent(told -> audit(number, told));
            if (standing.add(number) || news.isPresent()) {
                published.fireAsync(new CheckPublished(number, Optional.empty()));
            }
        } catch (ForgeTrouble e) {
            standing.remove(number);
            published.fireAsync(new CheckPublished(number, Optional.of(e.sentence())));
            throw e;
        }
    }

    /** The groups that the merge queue holds now. */
    List<MergeGroup> queue() throws ForgeTrouble {
        return check.queue();
    }

    /**
     * What a lost webhook did not tell: groups of the merge queue that wait for our word.
     *
     * @param groups as they were before the pull requests were listed
     * @param open the heads of the open pull requests by their numbers
     */
    void lookAtTheQueue(List<MergeGroup> groups, Map<Integer, String> open) throws ForgeTrouble {
        new QueueRound(check, remaining).look(groups, open, this::onMergeGroup);
    }

    /** Commits that are called good now. */
    Set<String> green() {
        return check.green();
    }

    /** Is a head of it called good now? */
    boolean isGood(int number) {
        return check.isCalledGood(number);
    }

    /** Has it to be tried again, because it was not judged or not written? */
    boolean isUnfinished(int number) {
        return check.isUnsettled(number) || !standing.contains(number);
    }

    /** Greens of heads that are no open pull request's any more. */
    void takeBack(Set<String> heads) throws ForgeTrouble {
        check.takeBack(heads);
    }

    /** GitHub asks once; it takes the pull request out of the queue when nothing answers. */
    void onMergeGroup(@ObservesAsync MergeGroup group) {
        try {
            check.publish(group).ifPresent(told -> audit(group.pullRequest(), told));
        } catch (ForgeTrouble e) {
            LOG.infof(
                    "Pull request %d is not judged in the queue: %s",
                    group.pullRequest(), e.sentence());
        }
    }

    private void audit(int number, Judgement told) {
        audit.record(
                Audit.Entry.ofSweep(
                        "policy check",
                        "publish " + Standing.POLICY_CHECK,
                        "pull-request:" + number,
                        Audit.Outcome.DONE,
                        told.conclusion() + ": " + told.title()));
    }
}
