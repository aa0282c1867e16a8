package dev.tenantry.github;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenantry.proposals.ForgeTrouble;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHRepository;

/**
 * Who pushed to the branch of a pull request: whose credential it was, as GitHub's list of the
 * repository's activity tells. Webhooks can only add somebody, since one may have been lost.
 */
final class Pushers {

    private static final int MOST_PAGES = 3;
    private static final String HEADS = "refs/heads/";
    private static final String NOTHING = "0".repeat(40);

    private final Repositories repositories;
    private final PushRows rows;

    Pushers(Repositories repositories, PushRows rows) {
        this.repositories = repositories;
        this.rows = rows;
    }

    /** Keeps what webhooks told. */
    interface PushRows {

        /** Who pushed any of these commits, or to this ref. */
        List<Account> pushers(String ref, Collection<String> commits);
    }

    /**
     * Who pushed.
     *
     * @param doubts why that may not be all; sentences
     */
    record Told(Set<Account> accounts, List<String> doubts) {}

    /**
     * @param commits what the pull request holds
     * @param ours the commits that we made and put there ourselves
     */
    Told of(GHPullRequest pull, Collection<String> commits, Set<String> ours) throws ForgeTrouble {
        String branch = pull.getHead().getRef();
        if (isForeign(pull)) {
            return untold("It comes from another repository, whose pushes GitHub does not tell.");
        }
        List<JsonNode> activity;
        try {
            activity = repositories.list(activity(branch), MOST_PAGES);
        } catch (IOException e) {
            return untold("GitHub does not tell who pushed to it.");
        }
        Set<Account> accounts = new HashSet<>(rows.pushers(HEADS + branch, commits));
        List<String> doubts = new ArrayList<>();
        if (!isWhole(activity, pull.getHead().getSha())) {
            doubts.add("GitHub does not tell who pushed all of it.");
        }
        for (JsonNode move : activity) {
            add(move, ours, accounts, doubts);
        }
        accounts.removeIf(Account::isBot);
        return new Told(accounts, doubts);
    }

    /** Where GitHub tells how a branch moved, the newest first. */
    static String activity(String branch) {
        return "/activity?per_page=100&direction=desc&ref=" + Rest.segment(HEADS + branch);
    }

    private static void add(
            JsonNode move, Set<String> ours, Set<Account> accounts, List<String> doubts) {
        Optional<Account> actor = Account.of(move.path("actor"));
        boolean isOurs = ours.contains(move.path("after").asText());
        if (actor.isEmpty()) {
            doubts.add("GitHub does not tell who pushed all of it.");
        } else if (!actor.get().isBot()) {
            // Whoever moved it to what we made has not made it.
            if (!isOurs) {
                accounts.add(actor.get());
            }
        } else if (!isOurs && !isDeletion(move)) {
            doubts.add(actor.get().login() + " pushed to it, and for whom is not known.");
        }
    }

    private static boolean isDeletion(JsonNode move) {
        return move.path("after").asText().equals(NOTHING);
    }

    /** From the branch's beginning to the present head, without a step that nobody told. */
    private static boolean isWhole(List<JsonNode> activity, String head) {
        Set<String> reached = new HashSet<>(Set.of(NOTHING));
        activity.forEach(move -> reached.add(move.path("after").asText()));
        boolean begun =
                activity.stream().anyMatch(move -> move.path("before").asText().equals(NOTHING));
        return begun
                && reached.contains(head)
                && activity.stream().allMatch(m -> reached.contains(m.path("before").asText()));
    }

    private static boolean isForeign(GHPullRequest pull) {
        @Nullable GHRepository head = pull.getHead().getRepository();
        return head == null
                || !head.getFullName()
                        .equalsIgnoreCase(pull.getBase().getRepository().getFullName());
    }

    private static Told untold(String why) {
        return new Told(Set.of(), List.of(why));
    }
}
