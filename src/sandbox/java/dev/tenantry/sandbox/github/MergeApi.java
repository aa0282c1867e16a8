package dev.tenantry.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;

/** Merges pull requests, when nothing stands in the way. */
final class MergeApi {

    private final Hub hub;
    private final PullContents contents;

    MergeApi(Hub hub, PullContents contents) {
        this.hub = hub;
        this.contents = contents;
    }

    void register(Routes routes, String repo) {
        routes.on("GET", repo + "/pulls/{number}/merge", this::merged);
        routes.on("PUT", repo + "/pulls/{number}/merge", this::merge);
    }

    private Answer merged(Call call, Ledger ledger) {
        return Answer.empty(ledger.pull(call.number("number")).isMerged() ? 204 : 404);
    }

    private Answer merge(Call call, Ledger ledger) throws IOException {
        Rights.write(call, ledger);
        Pull pull = ledger.pull(call.number("number"));
        JsonNode body = call.json();
        refuse(pull, ledger, body);
        refuse(Json.text(body, "merge_method").orElse("merge"), ledger.rules);
        ObjectId base = contents.base(pull);
        ObjectId tree =
                hub.git()
                        .merge(base, ObjectId.fromString(pull.headSha))
                        .orElseThrow(() -> new Refusal(405, "Pull Request is not mergeable"));
        String login = call.caller().login();
        ObjectId commit = commit(pull, body, base, tree, ledger.known(login));
        hub.git().move("refs/heads/" + pull.baseRef, base, commit);
        pull.merged(commit.name(), base.name(), login, hub.store().now());
        hub.events().merged(ledger, "refs/heads/" + pull.baseRef, base, commit, login);
        hub.events().pullRequest(ledger, "closed", pull, login);
        return Answer.ok(
                Fields.of("sha", commit.name())
                        .with("merged", true)
                        .with("message", "Pull Request successfully merged"));
    }

    private void refuse(Pull pull, Ledger ledger, JsonNode body) {
        if (!pull.open || pull.draft) {
            throw new Refusal(405, "Pull Request is not mergeable");
        }
        if (Json.text(body, "sha").filter(sha -> !sha.equals(pull.headSha)).isPresent()) {
            throw new Refusal(409, "Head branch was modified. Review and try the merge again.");
        }
        Optional<String> obstacle =
                ledger.rules.queue
                        ? Optional.of("Changes must be made through the merge queue")
                        : contents.obstacle(pull, ledger);
        if (obstacle.isPresent()) {
            throw new Refusal(405, obstacle.get());
        }
    }

    /** In GitHub's words, as repositories and rulesets refuse a way of merging. */
    private static void refuse(String method, BranchRules rules) {
        if (!rules.mergeMethods.contains(method)) {
            throw new Refusal(
                    405,
                    switch (method) {
                        case "merge" -> "Merge commits are not allowed on this repository.";
                        case "squash" -> "Squash merges are not allowed on this repository.";
                        default -> "Rebase merges are not allowed on this repository.";
                    });
        }
        if (rules.linear && method.equals("merge")) {
            throw new Refusal(
                    405,
                    "Repository rule violations found\n\nThis branch must not contain merge commits.");
        }
    }

    private ObjectId commit(Pull pull, JsonNode body, ObjectId base, ObjectId tree, Account who)
            throws IOException {
        ObjectId head = ObjectId.fromString(pull.headSha);
        PersonIdent person = person(who);
        return switch (Json.text(body, "merge_method").orElse("merge")) {
            case "merge" ->
                    hub.git()
                            .commit(tree, List.of(base, head), person, person, message(pull, body));
            case "squash" -> {
                RevCommit last = hub.git().commit(pull.headSha);
                PersonIdent author = last.getAuthorIdent();
                yield hub.git().commit(tree, List.of(base), author, person, squashed(pull, body));
            }
            case "rebase" -> rebased(pull, base, tree, person);
            default -> throw new Refusal(422, "Invalid request.");
        };
    }

    /** One commit only: of several each would be played anew. */
    private ObjectId rebased(Pull pull, ObjectId base, ObjectId tree, PersonIdent person)
            throws IOException {
        RevCommit last = hub.git().commit(pull.headSha);
        return hub.git()
                .commit(
                        tree,
                        List.of(base),
                        last.getAuthorIdent(),
                        person,
                        last.getFullMessage());
    }

    private String message(Pull pull, JsonNode body) {
        String title =
                Json.text(body, "commit_title")
                        .orElse(
                                "Merge pull request #"
                                        + pull.number
                                        + " from "
                                        + hub.urls().owner()
                                        + "/"
                                        + pull.headRef);
        return title + "\n\n" + Json.text(body, "commit_message").orElse(pull.title) + "\n";
    }

    private static String squashed(Pull pull, JsonNode body) {
        String title =
                Json.text(body, "commit_title").orElse(pull.title + " (#" + pull.number + ")");
        return title + "\n\n" + Json.text(body, "commit_message").orElse("") + "\n";
    }

    private PersonIdent person(Account who) {
        return new PersonIdent(who.name(), who.email(), hub.store().now(), ZoneOffset.UTC);
    }
}
