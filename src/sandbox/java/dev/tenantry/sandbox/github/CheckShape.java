package dev.tenantry.sandbox.github;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Check runs and check suites as GitHub's JSON has them. */
final class CheckShape {

    private final Urls urls;
    private final UserShape users;
    private final RepositoryShape repositories;
    private final PullShape pulls;

    CheckShape(Urls urls, UserShape users, RepositoryShape repositories, PullShape pulls) {
        this.urls = urls;
        this.users = users;
        this.repositories = repositories;
        this.pulls = pulls;
    }

    Fields run(CheckRun run, Ledger ledger) {
        String api = urls.repoApi() + "/check-runs/" + run.id();
        return Fields.of("id", run.id())
                .with("node_id", UserShape.nodeId("CR", run.id()))
                .with("head_sha", run.headSha())
                .with("external_id", run.externalId())
                .with("url", api)
                .with("html_url", urls.repoWeb() + "/runs/" + run.id())
                .with("details_url", run.detailsUrl())
                .with("status", run.status())
                .with("conclusion", run.conclusion())
                .with("started_at", run.startedAt())
                .with("completed_at", run.completedAt())
                .with(
                        "output",
                        Fields.of("title", run.title())
                                .with("summary", run.summary())
                                .with("text", run.text())
                                .with("annotations_count", 0)
                                .with("annotations_url", api + "/annotations"))
                .with("name", run.name())
                .with("check_suite", Fields.of("id", suiteId(run.headSha())))
                .with("app", users.app(run.login()))
                .with("pull_requests", pullsAt(run.headSha(), ledger));
    }

    /** The App's one suite at a commit. */
    Fields suite(String sha, List<CheckRun> runs, Fields headCommit, Ledger ledger) {
        boolean done = runs.stream().allMatch(run -> run.status().equals("completed"));
        String api = urls.repoApi() + "/check-suites/" + suiteId(sha);
        return Fields.of("id", suiteId(sha))
                .with("node_id", UserShape.nodeId("CS", suiteId(sha)))
                .with("head_branch", headBranch(sha, ledger))
                .with("head_sha", sha)
                .with("status", done ? "completed" : "in_progress")
                .with("conclusion", done ? conclusion(runs) : null)
                .with("url", api)
                .all(null, "before", "after")
                .with("pull_requests", pullsAt(sha, ledger))
                .with("app", users.app())
                .with("repository", repositories.minimal())
                .all(runs.getFirst().startedAt(), "created_at", "updated_at")
                .with("head_commit", headCommit)
                .with("latest_check_runs_count", runs.size())
                .with("check_runs_url", api + "/check-runs");
    }

    private static String conclusion(List<CheckRun> runs) {
        return runs.stream().allMatch(CheckRun::passed) ? "success" : "failure";
    }

    private static @Nullable String headBranch(String sha, Ledger ledger) {
        return ledger.pulls.stream()
                .filter(pull -> pull.headSha.equals(sha))
                .map(pull -> pull.headRef)
                .findFirst()
                .orElse(null);
    }

    private List<Fields> pullsAt(String sha, Ledger ledger) {
        return ledger.pulls.stream()
                .filter(pull -> pull.open && pull.headSha.equals(sha))
                .map(pulls::minimal)
                .toList();
    }

    private static long suiteId(String sha) {
        return Long.parseLong(sha.substring(0, 10), 16);
    }
}
