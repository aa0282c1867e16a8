package dev.tenantry.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.indexing.EstateMoved;
import dev.tenantry.proposals.PullRequestMoved;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a webhook that GitHub signed makes us do: look again. Only whose credential pushed is kept
 * of what it says, since that can but add somebody to whom we do not believe. What our own App did
 * is no news.
 */
@ApplicationScoped
class WebhookNews {

    private final Repositories repositories;
    private final ForgeRows rows;
    private final Event<EstateMoved> estateMoved;
    private final Event<PullRequestMoved> pullRequestMoved;
    private final Event<MergeGroup> mergeGroups;
    private final Event<CommitSpokenOf> spoken;

    WebhookNews(
            Repositories repositories,
            ForgeRows rows,
            Event<EstateMoved> estateMoved,
            Event<PullRequestMoved> pullRequestMoved,
            Event<MergeGroup> mergeGroups,
            Event<CommitSpokenOf> spoken) {
        this.repositories = repositories;
        this.rows = rows;
        this.estateMoved = estateMoved;
        this.pullRequestMoved = pullRequestMoved;
        this.mergeGroups = mergeGroups;
        this.spoken = spoken;
    }

    /** An App may be installed in more repositories than the estate's: theirs are no news. */
    void told(String event, JsonNode payload) {
        if (!repositories.isEstate(payload.path("repository"))) {
            return;
        }
        if (event.equals("push")) {
            keepPusher(payload);
            estateMoved.fireAsync(new EstateMoved());
        }
        if (event.equals("merge_group")) {
            MergeGroup.of(payload).ifPresent(mergeGroups::fireAsync);
        }
        if (event.equals("status")) {
            spoken.fireAsync(new CommitSpokenOf(payload.path("sha").asText()));
        }
        for (int number : numbers(payload)) {
            pullRequestMoved.fireAsync(new PullRequestMoved(number));
        }
    }

    private void keepPusher(JsonNode push) {
        Optional<Account> sender = Account.of(push.path("sender"));
        if (sender.isPresent() && !push.path("deleted").asBoolean()) {
            rows.pushed(push.path("ref").asText(), push.path("after").asText(), sender.get());
        }
    }

    /** The pull requests that a payload speaks of, wherever it does. */
    private Set<Integer> numbers(JsonNode payload) {
        Set<Integer> numbers = new TreeSet<>();
        number(payload.path("pull_request")).ifPresent(numbers::add);
        if (payload.at("/issue/pull_request").isObject()) {
            number(payload.path("issue")).ifPresent(numbers::add);
        }
        for (String carrier : new String[] {"check_run", "check_suite"}) {
            if (repositories.isOurs(payload.path(carrier).at("/app/id").asLong())) {
                continue;
            }
            for (JsonNode pull : payload.path(carrier).path("pull_requests")) {
                number(pull).ifPresent(numbers::add);
            }
        }
        return numbers;
    }

    private static Optional<Integer> number(JsonNode pull) {
        JsonNode number = pull.path("number");
        return number.isInt() ? Optional.of(number.intValue()) : Optional.empty();
    }
}
