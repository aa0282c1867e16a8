package dev.tenantry.sandbox.github;

import java.time.Instant;
import java.util.List;

/** The repository as GitHub's JSON has it. */
final class RepositoryShape {

    static final int ID = 7001;

    private static final List<String> LINKS =
            List.of(
                    "url", "",
                    "archive_url", "/{archive_format}{/ref}",
                    "assignees_url", "/assignees{/user}",
                    "blobs_url", "/git/blobs{/sha}",
                    "branches_url", "/branches{/branch}",
                    "collaborators_url", "/collaborators{/collaborator}",
                    "comments_url", "/comments{/number}",
                    "commits_url", "/commits{/sha}",
                    "compare_url", "/compare/{base}...{head}",
                    "contents_url", "/contents/{+path}",
                    "contributors_url", "/contributors",
                    "deployments_url", "/deployments",
                    "downloads_url", "/downloads",
                    "events_url", "/events",
                    "forks_url", "/forks",
                    "git_commits_url", "/git/commits{/sha}",
                    "git_refs_url", "/git/refs{/sha}",
                    "git_tags_url", "/git/tags{/sha}",
                    "issue_comment_url", "/issues/comments{/number}",
                    "issue_events_url", "/issues/events{/number}",
                    "issues_url", "/issues{/number}",
                    "keys_url", "/keys{/key_id}",
                    "labels_url", "/labels{/name}",
                    "languages_url", "/languages",
                    "merges_url", "/merges",
                    "milestones_url", "/milestones{/number}",
                    "notifications_url", "/notifications{?since,all,participating}",
                    "pulls_url", "/pulls{/number}",
                    "releases_url", "/releases{/id}",
                    "stargazers_url", "/stargazers",
                    "statuses_url", "/statuses/{sha}",
                    "subscribers_url", "/subscribers",
                    "subscription_url", "/subscription",
                    "tags_url", "/tags",
                    "teams_url", "/teams",
                    "trees_url", "/git/trees{/sha}",
                    "hooks_url", "/hooks");

    private final Urls urls;
    private final UserShape users;

    RepositoryShape(Urls urls, UserShape users) {
        this.urls = urls;
        this.users = users;
    }

    Fields minimal() {
        return Fields.of("id", ID)
                .with("node_id", UserShape.nodeId("R", ID))
                .with("name", urls.name())
                .with("full_name", urls.repository())
                .with("owner", users.organization())
                .with("private", true)
                .with("html_url", urls.repoWeb())
                .with("description", "Everything about the data platform, as files.")
                .with("fork", false)
                .links(urls.repoApi(), LINKS);
    }

    Fields full(Instant pushedAt, int openPulls) {
        return minimal()
                .with("clone_url", urls.repoWeb() + ".git")
                .with("git_url", urls.repoWeb() + ".git")
                .with("ssh_url", urls.repoWeb() + ".git")
                .with("svn_url", urls.repoWeb())
                .all(null, "mirror_url", "homepage", "language", "license")
                .all(0, "forks_count", "stargazers_count", "watchers_count", "size")
                .all(0, "forks", "watchers", "subscribers_count", "network_count")
                .all(openPulls, "open_issues_count", "open_issues")
                .with("default_branch", "main")
                .with("visibility", "private")
                .with("topics", List.of())
                .all(true, "has_issues", "allow_merge_commit", "allow_squash_merge")
                .all(true, "allow_rebase_merge")
                .all(false, "has_projects", "has_wiki", "has_pages", "has_discussions")
                .all(false, "has_downloads", "archived", "disabled", "allow_auto_merge")
                .with("pushed_at", pushedAt)
                .with("created_at", UserShape.SINCE)
                .with("updated_at", pushedAt);
    }

    /** The three fields that a check run tells of it. */
    Fields reference() {
        return Fields.of("id", ID).with("url", urls.repoApi()).with("name", urls.name());
    }
}
