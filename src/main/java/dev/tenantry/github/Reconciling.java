package dev.tenantry.github;

import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequestMoved;
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
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
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
    private final PublishedChecks checks;
    private final GitHubSettings settings;
    private final Remaining remaining;
    private final Event<PullRequestMoved> moved;
    private final Event<LookAgain> again;
    private final JoinedLooks joined = new JoinedLooks();
    private final OpenRound round;
    private final PullRequestReading reading;
    private final GitHubStanding github;
    private Map<Integer, Instant> seen = new HashMap<>();
    private volatile Map<Integer, String> heads = Map.of();

    Reconciling(
            Repositories repositories,
            PublishedChecks checks,
            PullRequestReading reading,
            OpenRound round,
            GitHubSettings settings,
            GitHubStanding github,
            Remaining remaining,
            Event<PullRequestMoved> moved,
            Event<LookAgain> again) {
        this.repositories = repositories;
        this.checks = checks;
        this.reading = reading;
        this.round = round;
        this.github = github;
        this.settings = settings;
        this.remaining = remaining;
        this.moved = moved;
        this.again = again;
    }

    void onPullRequest(@ObservesAsync PullRequestMoved event) {
        joined(event.number());
    }

    void onLookAgain(@ObservesAsync LookAgain event) {
        joined(event.number());
    }

    /** Of which open pull request it is the head the last round knows. */
    void onCommit(@ObservesAsync CommitSpokenOf spoken) {
        heads.forEach(
                (number, head) -> {
                    if (head.equals(spoken.commit())) {
                        moved.fireAsync(new PullRequestMoved(number));
                    }
                });
    }

    /** Nobody waits for a look at what is looked at already. */
    private void joined(int number) {
        if (!joined.begins(number)) {
            return;
        }
        try {
            publishIfEnoughIsLeft(number);
        } finally {
            if (joined.ends(number)) {
                again.fireAsync(new LookAgain(number));
            }
        }
    }

    /** With few requests left only what is called good is judged: anybody can make us look. */
    private void publishIfEnoughIsLeft(int number) {
        if (!remaining.isEnoughFor(checks.isGood(number))) {
            LOG.infof("Pull request %d is judged later: requests run out", number);
            return;
        }
        publish(number);
    }

    @Scheduled(
            every = "{tenantry.github.poll}",
            delayed = "{tenantry.github.first-look}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void look() {
        if (settings.repository().isEmpty()) {
            return;
        }
        List<MergeGroup> groups = new ArrayList<>();
        attempt(() -> groups.addAll(checks.queue()));
        attempt(
                () -> {
                    List<GHPullRequest> open =
                            Trouble.ask("GitHub does not list the pull requests.", this::open);
                    heads = heads(open);
                    attempt(() -> checks.takeBack(Set.copyOf(heads.values())));
                    attempt(() -> checks.lookAtTheQueue(groups, heads));
                    attempt(() -> tell(open));
                });
    }

    private static Map<Integer, String> heads(List<GHPullRequest> open) {
        return open.stream()
                .collect(
                        Collectors.toMap(
                                GHPullRequest::getNumber,
                                pull -> pull.getHead().getSha(),
                                (one, same) -> one));
    }

    /** A part of a look, whose trouble is its own. */
    @FunctionalInterface
    private interface Part {
        void run() throws ForgeTrouble, IOException;
    }

    private static void attempt(Part part) {
        try {
            part.run();
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
     * Has those looked at that changed, one after the other. What is called good comes first, and
     * alone where GitHub takes few requests more. Of the closed ones only those that changed since
     * the last look.
     */
    private void tell(List<GHPullRequest> open) throws ForgeTrouble, IOException {
        Set<String> green = checks.green();
        round.look(open, green, reading::isUnfinished, () -> !remaining.isLittle(), this::lookAt);
        List<GHPullRequest> closed =
                Trouble.ask("GitHub does not list the pull requests.", this::recentlyClosed);
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

    /** False when it was not judged, or GitHub did not answer meanwhile: it is done again. */
    private boolean lookAt(int number) {
        long failures = github.failures();
        try {
            moved.fireAsync(new PullRequestMoved(number)).toCompletableFuture().join();
            return github.failures() == failures && !checks.isUnfinished(number);
        } catch (CompletionException e) {
            LOG.errorf(e, "Pull request %d could not be looked at", number);
            return false;
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

    private void publish(int number) {
        try {
            checks.publish(number);
        } catch (ForgeTrouble e) {
            LOG.infof("The check of pull request %d waits: %s", number, e.getMessage());
        } catch (RuntimeException e) {
            LOG.errorf(e, "The check of pull request %d could not be written", number);
        }
    }
}
