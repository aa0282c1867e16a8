package dev.tenantry.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** What people say about single lines of a pull request. */
final class LineCommentsApi {

    private final Hub hub;
    private final PullContents contents;

    LineCommentsApi(Hub hub, PullContents contents) {
        this.hub = hub;
        this.contents = contents;
    }

    void register(Routes routes, String repo) {
        routes.on("GET", repo + "/pulls/{number}/comments", this::list);
        routes.on("POST", repo + "/pulls/{number}/comments", this::add);
    }

    private Answer list(Call call, Ledger ledger) {
        Pull pull = ledger.pull(call.number("number"));
        return call.paged(
                pull.lineComments.stream().map(comment -> shape(comment, pull, ledger)).toList());
    }

    /** A comment for itself is a review with nothing but this comment. */
    private Answer add(Call call, Ledger ledger) throws IOException {
        Rights.takePart(call);
        Pull pull = ledger.pull(call.number("number"));
        JsonNode body = call.json();
        String path = Json.text(body, "path").orElseThrow(() -> missing("path"));
        String text = Json.text(body, "body").orElseThrow(() -> missing("body"));
        int line = body.path("line").asInt();
        boolean touched = contents.files(pull).stream().anyMatch(file -> file.path().equals(path));
        if (!touched || line < 1) {
            throw Refusal.invalid("PullRequestReviewComment", "line", "custom");
        }
        String login = call.caller().login();
        Review review =
                new Review(
                        ledger.nextId(),
                        login,
                        "COMMENTED",
                        "",
                        Json.text(body, "commit_id").orElse(pull.headSha),
                        hub.store().now());
        LineComment comment =
                new LineComment(
                        ledger.nextId(),
                        review.id(),
                        login,
                        path,
                        line,
                        text,
                        review.commit(),
                        hub.store().now());
        pull.reviews.add(review);
        pull.lineComments.add(comment);
        pull.updatedAt = hub.store().now();
        hub.events().review(ledger, "submitted", review, pull, review.login());
        return Answer.created(shape(comment, pull, ledger));
    }

    private Fields shape(LineComment comment, Pull pull, Ledger ledger) {
        String self = hub.urls().repoApi() + "/pulls/comments/" + comment.id();
        String html = hub.urls().pull(pull.number) + "#discussion_r" + comment.id();
        String api = hub.urls().repoApi() + "/pulls/" + pull.number;
        return Fields.of("url", self)
                .with("pull_request_review_id", comment.review())
                .with("id", comment.id())
                .with("node_id", UserShape.nodeId("PRRC", comment.id()))
                .with("diff_hunk", "@@ -0,0 +1 @@")
                .with("path", comment.path())
                .with("commit_id", comment.commit())
                .with("original_commit_id", comment.commit())
                .with("user", hub.users().orNobody(comment.login(), ledger))
                .with("body", comment.body())
                .with("created_at", comment.at())
                .with("updated_at", comment.at())
                .with("html_url", html)
                .with("pull_request_url", api)
                .with("author_association", "MEMBER")
                .all(comment.line(), "line", "original_line")
                .with("side", "RIGHT")
                .with("subject_type", "line")
                .with(
                        "_links",
                        Fields.of("self", Fields.of("href", self))
                                .with("html", Fields.of("href", html))
                                .with("pull_request", Fields.of("href", api)));
    }

    private static Refusal missing(String field) {
        return Refusal.invalid("PullRequestReviewComment", field, "missing_field");
    }
}
