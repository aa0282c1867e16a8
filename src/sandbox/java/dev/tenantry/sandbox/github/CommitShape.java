package dev.tenantry.sandbox.github;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** Commits, refs and changed files as GitHub's JSON has them. */
final class CommitShape {

    private final Urls urls;
    private final UserShape users;

    CommitShape(Urls urls, UserShape users) {
        this.urls = urls;
        this.users = users;
    }

    /** {@code git-commit}: the object as it is in Git. */
    Fields git(RevCommit commit) {
        String url = urls.repoApi() + "/git/commits/" + commit.name();
        return Fields.of("sha", commit.name())
                .with("node_id", "C_" + commit.name())
                .with("url", url)
                .with("html_url", html(commit.name()))
                .with("author", person(commit.getAuthorIdent()))
                .with("committer", person(commit.getCommitterIdent()))
                .with("message", commit.getFullMessage().stripTrailing())
                .with("tree", tree(commit))
                .with("parents", parents(commit))
                .with("verification", verification());
    }

    /** {@code commit}: the object and the accounts behind its people. */
    Fields commit(RevCommit commit, Ledger ledger) {
        String url = urls.repoApi() + "/commits/" + commit.name();
        return Fields.of("sha", commit.name())
                .with("node_id", "C_" + commit.name())
                .with("url", url)
                .with("html_url", html(commit.name()))
                .with("comments_url", url + "/comments")
                .with(
                        "commit",
                        Fields.of("url", urls.repoApi() + "/git/commits/" + commit.name())
                                .with("author", person(commit.getAuthorIdent()))
                                .with("committer", person(commit.getCommitterIdent()))
                                .with("message", commit.getFullMessage().stripTrailing())
                                .with("tree", tree(commit))
                                .with("comment_count", 0)
                                .with("verification", verification()))
                .with("author", account(commit.getAuthorIdent(), ledger))
                .with("committer", account(commit.getCommitterIdent(), ledger))
                .with("parents", parents(commit));
    }

    Fields ref(String fullName, String sha) {
        return Fields.of("ref", fullName)
                .with("node_id", "REF_" + sha)
                .with("url", urls.repoApi() + "/git/" + Urls.encodePath(fullName))
                .with(
                        "object",
                        Fields.of("sha", sha)
                                .with("type", "commit")
                                .with("url", urls.repoApi() + "/git/commits/" + sha));
    }

    Fields file(Differences.File file, String head) {
        String path = Urls.encodePath(file.path());
        Fields fields =
                Fields.of("sha", file.blob())
                        .with("filename", file.path())
                        .with("status", file.status())
                        .with("additions", file.additions())
                        .with("deletions", file.deletions())
                        .with("changes", file.additions() + file.deletions())
                        .with("blob_url", urls.repoWeb() + "/blob/" + head + "/" + path)
                        .with("raw_url", urls.repoWeb() + "/raw/" + head + "/" + path)
                        .with(
                                "contents_url",
                                urls.repoApi() + "/contents/" + path + "?ref=" + head);
        if (!file.patch().isEmpty()) {
            fields.with("patch", file.patch());
        }
        if (file.oldPath() != null) {
            fields.with("previous_filename", file.oldPath());
        }
        return fields;
    }

    /** A commit as push webhooks tell of it. */
    Fields pushed(RevCommit commit) {
        return Fields.of("id", commit.name())
                .with("tree_id", commit.getTree().name())
                .with("distinct", true)
                .with("message", commit.getFullMessage().stripTrailing())
                .with("timestamp", Instant.ofEpochSecond(commit.getCommitTime()))
                .with("url", html(commit.name()))
                .with("author", pusher(commit.getAuthorIdent()))
                .with("committer", pusher(commit.getCommitterIdent()))
                .all(List.of(), "added", "removed", "modified");
    }

    /** {@code simple-commit}: as check suites and merge groups tell of it. */
    Fields simple(RevCommit commit) {
        Fields simple = pushed(commit);
        simple.keySet()
                .retainAll(List.of("id", "tree_id", "message", "timestamp", "author", "committer"));
        return simple;
    }

    private static Fields pusher(PersonIdent person) {
        return Fields.of("name", person.getName()).with("email", person.getEmailAddress());
    }

    private String html(String sha) {
        return urls.repoWeb() + "/commit/" + sha;
    }

    private @Nullable Fields account(PersonIdent person, Ledger ledger) {
        Optional<Account> account =
                ledger.accounts.values().stream()
                        .filter(some -> some.email().equalsIgnoreCase(person.getEmailAddress()))
                        .findFirst();
        return account.map(users::simple).orElse(null);
    }

    private static Fields person(PersonIdent person) {
        return Fields.of("name", person.getName())
                .with("email", person.getEmailAddress())
                .with("date", person.getWhenAsInstant());
    }

    private Fields tree(RevCommit commit) {
        String sha = commit.getTree().name();
        return Fields.of("sha", sha).with("url", urls.repoApi() + "/git/trees/" + sha);
    }

    private List<Fields> parents(RevCommit commit) {
        return Arrays.stream(commit.getParents())
                .map(
                        parent ->
                                Fields.of("sha", parent.name())
                                        .with("url", urls.repoApi() + "/commits/" + parent.name())
                                        .with("html_url", html(parent.name())))
                .toList();
    }

    private static Fields verification() {
        return Fields.of("verified", false)
                .with("reason", "unsigned")
                .all(null, "signature", "payload", "verified_at");
    }
}
