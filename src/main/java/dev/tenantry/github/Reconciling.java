package dev.tenantry.github;

import dev.tenantry.identity.Audit;
import dev.tenantry.manifest.EstateNotRead;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequestMoved;
import dev.tenantry.proposals.Standing;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.ObservesAsync;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.jboss.logging.Logger;
import org.kohsuke.github.GHDirection;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestQueryBuilder;
import org.kohsuke.github.GHRepository;

/**
 * Keeps up with the pull requests of the estate: publishes our check on each open one, and finds by
 * looking what a lost webhook did not tell.
 */
@ApplicationScoped
class Reconciling {

    private static final Logger LOG = Logger.getLogger(Reconciling.class);

    /** How many of the pull requests that were closed last are compared. */
    private static final int RECENT = 30;

    private final Repositories repositories;
    private final PolicyCheck check;
    private final GitHubSettings settings;
    private final Audit audit;
    private final Event<PullRequestMoved> moved;
    private Map<Integer, Instant> seen = new HashMap<>();

    Reconciling(
            Repositories repositories,
            PolicyCheck check,
            GitHubSettings settings,
            Audit audit,
            Event<PullRequestMoved> moved) {
        this.repositories = repositories;
        this.check = check;
        this.settings = settings;
        this.audit = audit;
        this.moved = moved;
    }

    void onPullRequest(@ObservesAsync PullRequestMoved event) {
        publish(event.number());
    }

    @Scheduled(
            every = "{tenantry.github.poll}",
            delayed = "{tenantry.github.first-look}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        if (settings.repository().isEmpty()) {
            return;
        }
        try {
            List<GHPullRequest> open =
                    Trouble.ask("GitHub does not list the pull requests.", this::open);
            tell(open);
        } catch (ForgeTrouble e) {
            LOG.infof("Pull requests are looked at later: %s", e.getMessage());
        } catch (IOException | RuntimeException e) {
            LOG.error("Pull requests could not be looked at", e);
        }
    }

    private List<GHPullRequest> open() throws IOException, ForgeTrouble {
        return query(repositories.app(), GHIssueState.OPEN).list().withPageSize(100).toList();
    }

    /**
     * Has each open one looked at, one after the other: checks do not change when a pull request
     * was updated. Of the closed ones only those that changed since the last look.
     */
    private void tell(List<GHPullRequest> open) throws ForgeTrouble, IOException {
        List<GHPullRequest> closed =
                Trouble.ask("GitHub does not list the pull requests.", this::recentlyClosed);
        open.forEach(pull -> lookAt(pull.getNumber()));
        Map<Integer, Instant> now = new HashMap<>();
        for (GHPullRequest pull : closed) {
            Instant updated = pull.getUpdatedAt().toInstant();
            now.put(pull.getNumber(), updated);
            if (!updated.equals(seen.get(pull.getNumber()))) {
                lookAt(pull.getNumber());
            }
        }
        seen = now;
    }

    private void lookAt(int number) {
        try {
            moved.fireAsync(new PullRequestMoved(number)).toCompletableFuture().join();
        } catch (CompletionException e) {
            LOG.errorf(e, "Pull request %d could not be looked at", number);
        }
    }

    private List<GHPullRequest> recentlyClosed() throws IOException, ForgeTrouble {
        List<GHPullRequest> closed = new ArrayList<>();
        for (GHPullRequest pull :
                query(repositories.app(), GHIssueState.CLOSED).list().withPageSize(RECENT)) {
            if (closed.size() == RECENT) {
                break;
            }
            closed.add(pull);
        }
        return closed;
    }

    private static GHPullRequestQueryBuilder query(GHRepository repository, GHIssueState state) {
        return repository
                .queryPullRequests()
                .state(state)
                .sort(GHPullRequestQueryBuilder.Sort.UPDATED)
                .direction(GHDirection.DESC);
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

    private void publish(int number) {
        try {
            Optional<Judgement> news = check.publish(number);
            if (news.isPresent()) {
                audit(number, news.get());
                moved.fireAsync(new PullRequestMoved(number));
            }
        } catch (ForgeTrouble e) {
            LOG.infof("The check of pull request %d waits: %s", number, e.getMessage());
        } catch (EstateNotRead e) {
            LOG.infof("The check of pull request %d waits for the estate", number);
        } catch (RuntimeException e) {
            LOG.errorf(e, "Pull request %d could not be judged", number);
        }
    }
}
