package dev.tenantry.sandbox.github;

import java.util.List;
import java.util.Locale;

/** Pull requests, reviews, comments and labels as GitHub's JSON has them. */
final class PullShape {

    private final Urls urls;
    private final UserShape users;
    private final RepositoryShape repositories;

    /** What is counted from Git when one pull request is asked for. */
    record Size(int commits, int additions, int deletions, int files) {}

    PullShape(Urls urls, UserShape users, RepositoryShape repositories) {
        this.urls = urls;
        this.users = users;
        this.repositories = repositories;
    }

    /** {@code pull-request-simple}: as lists have it. */
    Fields simple(Pull pull, Ledger ledger) {
        return addresses(pull)
                .with("id", pull.id)
                .with("node_id", UserShape.nodeId("PR", pull.id))
                .with("number", pull.number)
                .with("state", pull.open ? "open" : "closed")
                .with("locked", false)
                .with("title", pull.title)
                .with("user", users.orGhost(pull.author, ledger))
                .with("body", pull.body)
                .with("labels", pull.labels.stream().map(this::label).toList())
                .all(null, "milestone", "assignee", "auto_merge")
                .with("active_lock_reason", null)
                .with("created_at", pull.createdAt)
                .with("updated_at", pull.updatedAt)
                .with("closed_at", pull.closedAt)
                .with("merged_at", pull.mergedAt)
                .with("merge_commit_sha", pull.mergeCommit)
                .with("assignees", List.of())
                .with("requested_reviewers", reviewers(pull, ledger))
                .with("requested_teams", List.of())
                .with("head", head(pull, ledger))
                .with("base", side(pull.baseRef, pull.baseSha, pull, ledger))
                .with("author_association", "MEMBER")
                .with("draft", pull.draft);
    }

    private Fields addresses(Pull pull) {
        String api = urls.repoApi() + "/pulls/" + pull.number;
        String issue = urls.repoApi() + "/issues/" + pull.number;
        return Fields.of("url", api)
                .with("html_url", urls.pull(pull.number))
                .with("diff_url", urls.pull(pull.number) + ".diff")
                .with("patch_url", urls.pull(pull.number) + ".patch")
                .with("issue_url", issue)
                .with("commits_url", api + "/commits")
                .with("review_comments_url", api + "/comments")
                .with("review_comment_url", urls.repoApi() + "/pulls/comments{/number}")
                .with("comments_url", issue + "/comments")
                .with("statuses_url", urls.repoApi() + "/statuses/" + pull.headSha)
                .with("_links", links(api, issue, pull));
    }

    /** {@code pull-request}: with what costs a look into Git. */
    Fields full(Pull pull, Ledger ledger, Size size, String mergeableState) {
        boolean dirty = mergeableState.equals("dirty");
        return simple(pull, ledger)
                .with("merged", pull.isMerged())
                .with("mergeable", pull.open ? !dirty : null)
                .with("rebaseable", pull.open ? !dirty : null)
                .with("mergeable_state", mergeableState)
                .with(
                        "merged_by",
                        pull.mergedBy == null ? null : users.orNobody(pull.mergedBy, ledger))
                .with("comments", pull.comments.size())
                .with("review_comments", pull.lineComments.size())
                .with("maintainer_can_modify", false)
                .with("commits", size.commits())
                .with("additions", size.additions())
                .with("deletions", size.deletions())
                .with("changed_files", size.files());
    }

    Fields review(Review review, Pull pull, Ledger ledger) {
        String html = urls.pull(pull.number) + "#pullrequestreview-" + review.id();
        String api = urls.repoApi() + "/pulls/" + pull.number;
        return Fields.of("id", review.id())
                .with("node_id", UserShape.nodeId("PRR", review.id()))
                .with("user", users.orNobody(review.login(), ledger))
                .with("body", review.body())
                .with("state", review.state())
                .with("html_url", html)
                .with("pull_request_url", api)
                .with("author_association", "MEMBER")
                .with(
                        "_links",
                        Fields.of("html", Fields.of("href", html))
                                .with("pull_request", Fields.of("href", api)))
                .with("submitted_at", review.at())
                .with("commit_id", review.commit());
    }

    Fields comment(Comment comment, Pull pull, Ledger ledger) {
        return Fields.of("id", comment.id())
                .with("node_id", UserShape.nodeId("IC", comment.id()))
                .with("url", urls.repoApi() + "/issues/comments/" + comment.id())
                .with("html_url", urls.pull(pull.number) + "#issuecomment-" + comment.id())
                .with("issue_url", urls.repoApi() + "/issues/" + pull.number)
                .with("body", comment.body())
                .with("user", users.orNobody(comment.login(), ledger))
                .with("created_at", comment.at())
                .with("updated_at", comment.at())
                .with("author_association", "MEMBER");
    }

    Fields label(String name) {
        long id = name.toLowerCase(Locale.ROOT).hashCode() & 0xffffffL;
        return Fields.of("id", id)
                .with("node_id", UserShape.nodeId("LA", id))
                .with("url", urls.repoApi() + "/labels/" + Urls.encode(name))
                .with("name", name)
                .with("description", "")
                .with("color", "ededed")
                .with("default", false);
    }

    /** {@code pull-request-minimal}: as check runs tell of it. */
    Fields minimal(Pull pull) {
        return Fields.of("id", pull.id)
                .with("number", pull.number)
                .with("url", urls.repoApi() + "/pulls/" + pull.number)
                .with("head", end(pull.headRef, pull.headSha))
                .with("base", end(pull.baseRef, pull.baseSha));
    }

    private Fields end(String ref, String sha) {
        return Fields.of("ref", ref).with("sha", sha).with("repo", repositories.reference());
    }

    private List<Fields> reviewers(Pull pull, Ledger ledger) {
        return pull.requestedReviewers.stream()
                .map(login -> users.orNobody(login, ledger))
                .toList();
    }

    private Fields head(Pull pull, Ledger ledger) {
        Fields side = side(pull.headRef, pull.headSha, pull, ledger);
        if (!pull.headRepo.isEmpty()) {
            Fields fork = repositories.full(pull.updatedAt, ledger.openPulls());
            side.with("repo", fork.with("id", pull.id).with("name", pull.headRepo));
        }
        return side;
    }

    private Fields side(String ref, String sha, Pull pull, Ledger ledger) {
        return Fields.of("label", urls.owner() + ":" + ref)
                .with("ref", ref)
                .with("sha", sha)
                .with("user", users.organization())
                .with("repo", repositories.full(pull.updatedAt, ledger.openPulls()));
    }

    private Fields links(String api, String issue, Pull pull) {
        return Fields.of("self", href(api))
                .with("html", href(urls.pull(pull.number)))
                .with("issue", href(issue))
                .with("comments", href(issue + "/comments"))
                .with("review_comments", href(api + "/comments"))
                .with("review_comment", href(urls.repoApi() + "/pulls/comments{/number}"))
                .with("commits", href(api + "/commits"))
                .with("statuses", href(urls.repoApi() + "/statuses/" + pull.headSha));
    }

    private static Fields href(String url) {
        return Fields.of("href", url);
    }
}
