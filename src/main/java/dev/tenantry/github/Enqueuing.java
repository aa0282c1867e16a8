package dev.tenantry.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tenantry.proposals.ForgeTrouble;
import dev.tenantry.proposals.PullRequests.InTheNameOf;
import java.io.IOException;
import java.util.Map;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.HttpException;

/**
 * Puts a pull request into the merge queue of its branch, where that has one: GitHub merges into
 * such a branch nothing else. Only GitHub's GraphQL API knows of it.
 */
final class Enqueuing {

    private static final String STATE =
            """
            query($id: ID!) {
              node(id: $id) { ... on PullRequest { isMergeQueueEnabled isInMergeQueue headRefOid } }
            }""";

    private static final String ENQUEUE =
            """
            mutation($id: ID!, $head: GitObjectID!) {
              enqueuePullRequest(input: {pullRequestId: $id, expectedHeadOid: $head}) {
                mergeQueueEntry { id }
              }
            }""";

    /** The server's GraphQL API is older than the queue. */
    private static final int UNKNOWN = 501;

    private final Repositories repositories;

    Enqueuing(Repositories repositories) {
        this.repositories = repositories;
    }

    /** Does the branch that it goes into have a queue? Then it waits there afterwards. */
    boolean enqueue(GHPullRequest pull, String head, InTheNameOf who)
            throws IOException, ForgeTrouble {
        JsonNode state = state(pull, who);
        if (!state.path("isMergeQueueEnabled").asBoolean()) {
            return false;
        }
        if (!state.path("headRefOid").asText().equals(head)) {
            throw new HttpException(409, "The head is another one", pull.getUrl().toString(), null);
        }
        if (!state.path("isInMergeQueue").asBoolean()) {
            ask(who, ENQUEUE, Map.of("id", pull.getNodeId(), "head", head));
        }
        return true;
    }

    private JsonNode state(GHPullRequest pull, InTheNameOf who) throws IOException, ForgeTrouble {
        try {
            return ask(who, STATE, Map.of("id", pull.getNodeId())).path("node");
        } catch (HttpException e) {
            if (e.getResponseCode() == UNKNOWN) {
                return MissingNode.getInstance();
            }
            throw e;
        }
    }

    private JsonNode ask(InTheNameOf who, String query, Map<String, String> variables)
            throws IOException, ForgeTrouble {
        return repositories.graphql(who.email(), query, variables).orElseThrow(Unlinked::trouble);
    }
}
