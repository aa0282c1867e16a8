package dev.tenantry.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests.PullRequest;
import dev.tenantry.proposals.PullRequests.Queue;
import dev.tenantry.proposals.PullRequests.Review;
import dev.tenantry.proposals.PullRequests.ReviewEvent;
import dev.tenantry.proposals.PullRequests.State;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHCommitPointer;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;

/** Reads a pull request with all that is said about it, in our words. */
final class PullRequestReading {

    private static final int MOST_PAGES = 10;
    private static final int MOST_REVIEWERS = 20;

    private static final Set<String> RETARGETED =
            Set.of("base_ref_changed", "automatic_base_change_succeeded");

    private static final String EVENTS = "/issues/%d/events";
    private static final String ADDED = "added_to_merge_queue";
    private static final Set<String> QUEUE = Set.of(ADDED, "removed_from_merge_queue");

    private final Set<Integer> unfinished = ConcurrentHashMap.newKeySet();
    private final Repositories repositories;
    private final Checks checks;
    private final Said said;

    PullRequestReading(Repositories repositories) {
        this.repositories = repositories;
        this.checks = new Checks(repositories);
        this.said = new Said(repositories);
    }

    PullRequest read(int number) throws IOException, ForgeTrouble {
        return read(repositories.app().getPullRequest(number));
    }

    PullRequest read(GHPullRequest pull) throws IOException, ForgeTrouble {
        PullRequest read = reading(pull);
        if (isUnfinished(read)) {
            unfinished.add(read.number());
        } else {
            unfinished.remove(read.number());
        }
        return read;
    }

    /** Was there something of it that GitHub, or a check, was still working out? */
    boolean isUnfinished(int number) {
        return unfinished.contains(number);
    }

    /** GitHub changes no date when it is done, nor when a check is. */
    private static boolean isUnfinished(PullRequest read) {
        return read.state() == State.OPEN
                && (read.mergeable().isEmpty()
                        || read.checks().stream().anyMatch(c -> c.conclusion().isEmpty()));
    }

    private PullRequest reading(GHPullRequest pull) throws IOException, ForgeTrouble {
        State state = state(pull);
        List<JsonNode> events = list(pull, EVENTS);
        return new PullRequest(
                pull.getNumber(),
                pull.getHtmlUrl().toString(),
                state,
                pull.getTitle(),
                author(pull.getNumber()),
                branch(pull),
                pull.getBase().getRef(),
                retargeted(events),
                pull.getHead().getSha(),
                state == State.OPEN ? Optional.ofNullable(pull.getMergeable()) : Optional.empty(),
                queue(events),
                state == State.MERGED
                        ? Optional.ofNullable(pull.getMergeCommitSha())
                        : Optional.empty(),
                reviews(pull),
                checks.of(pull.getHead().getSha()),
                said.about(pull),
                instant(pull.getCreatedAt()).orElse(Instant.EPOCH),
                instant(pull.getUpdatedAt()).orElse(Instant.EPOCH),
                instant(pull.getMergedAt()));
    }

    /**
     * As GitHub calls it now: the library keeps whom it read once, and asks for those who are gone.
     */
    private String author(int number) throws IOException, ForgeTrouble {
        return Account.of(repositories.get("/pulls/" + number).path("user"))
                .map(Account::login)
                .orElse(Said.GONE);
    }

    /** Whoever may not write here can still call a branch of a fork as they like. */
    private static String branch(GHPullRequest pull) {
        GHCommitPointer head = pull.getHead();
        boolean ours =
                head.getRepository() != null
                        && head.getRepository().getId() == pull.getBase().getRepository().getId();
        return ours ? head.getRef() : head.getLabel();
    }

    private static State state(GHPullRequest pull) {
        if (pull.getMergedAt() != null) {
            return State.MERGED;
        }
        return pull.getState() == GHIssueState.OPEN ? State.OPEN : State.CLOSED;
    }

    /** In the order in which they were given, with those that were taken back. */
    List<Review> reviews(GHPullRequest pull) throws IOException, ForgeTrouble {
        Map<String, Boolean> writers = new HashMap<>();
        List<Review> reviews = new ArrayList<>();
        for (JsonNode review : said.reviews(pull)) {
            Optional<ReviewEvent> event = event(review.path("state").asText());
            Optional<Account> account = Account.of(review.path("user"));
            if (event.isPresent() && account.isPresent()) {
                boolean counts =
                        event.get() != ReviewEvent.COMMENT && counts(account.get(), writers);
                reviews.add(review(review, account.get(), counts, event.get()));
            }
        }
        return Said.newest(reviews);
    }

    /** Bots decide nothing, and of too many accounts only the first are asked for. */
    private boolean counts(Account account, Map<String, Boolean> writers)
            throws IOException, ForgeTrouble {
        if (account.isBot()) {
            return false;
        }
        Boolean known = writers.get(account.login());
        if (known == null) {
            known = writers.size() < MOST_REVIEWERS && repositories.mayWrite(account.login());
            writers.put(account.login(), known);
        }
        return known;
    }

    private static Optional<ReviewEvent> event(String state) {
        return switch (state) {
            case "APPROVED" -> Optional.of(ReviewEvent.APPROVE);
            case "CHANGES_REQUESTED" -> Optional.of(ReviewEvent.REQUEST_CHANGES);
            case "COMMENTED" -> Optional.of(ReviewEvent.COMMENT);
            case "DISMISSED" -> Optional.of(ReviewEvent.DISMISSED);
            // Not submitted yet, or new to us: nobody's word.
            default -> Optional.empty();
        };
    }

    private static Review review(
            JsonNode review, Account account, boolean counts, ReviewEvent event) {
        return new Review(
                review.path("user").path("login").asText(),
                account.id(),
                counts,
                event,
                review.path("commit_id").asText(""),
                review.path("body").asText(""),
                time(review, "submitted_at"));
    }

    /** When its base was another one last. */
    Optional<Instant> retargeted(GHPullRequest pull) throws IOException, ForgeTrouble {
        return retargeted(list(pull, EVENTS));
    }

    private static Optional<Instant> retargeted(List<JsonNode> events) {
        return events.stream()
                .filter(event -> RETARGETED.contains(event.path("event").asText()))
                .map(event -> time(event, "created_at"))
                .max(Comparator.naturalOrder());
    }

    /** Does it wait in the merge queue? GitHub says so, whatever branches there are. */
    boolean isQueued(GHPullRequest pull) throws IOException, ForgeTrouble {
        return queue(list(pull, EVENTS)).filter(Queue::waiting).isPresent();
    }

    /** A pull request that is merged was taken out as well. */
    private static Optional<Queue> queue(List<JsonNode> events) {
        return events.stream()
                .filter(event -> QUEUE.contains(event.path("event").asText()))
                .reduce((_, last) -> last)
                .map(
                        last ->
                                new Queue(
                                        last.path("event").asText().equals(ADDED),
                                        time(last, "created_at")));
    }

    private List<JsonNode> list(GHPullRequest pull, String below) throws IOException, ForgeTrouble {
        return repositories.list(below.formatted(pull.getNumber()) + "?per_page=100", MOST_PAGES);
    }

    static Instant time(JsonNode node, String field) {
        String text = node.path(field).asText("");
        return text.isEmpty() ? Instant.EPOCH : Instant.parse(text);
    }

    private static Optional<Instant> instant(@Nullable Date date) {
        return Optional.ofNullable(date).map(Date::toInstant);
    }
}
