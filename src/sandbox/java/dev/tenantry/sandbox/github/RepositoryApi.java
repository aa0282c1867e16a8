package dev.tenantry.sandbox.github;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Reads the repository: itself, branches, commits, comparisons, files, collaborators. */
final class RepositoryApi {

    private static final int MOST_COMMITS = 250;

    private final Hub hub;

    RepositoryApi(Hub hub) {
        this.hub = hub;
    }

    void register(Routes routes, String repo) {
        routes.on("GET", repo, this::repository);
        routes.on("GET", repo + "/branches", this::branches);
        routes.on("GET", repo + "/branches/{branch...}", this::branch);
        routes.on("GET", repo + "/commits", this::commits);
        routes.on("GET", repo + "/commits/{ref...}", this::commit);
        routes.on("GET", repo + "/compare/{basehead...}", this::compare);
        routes.on("GET", repo + "/contents/{path...}", this::contents);
        routes.on("GET", repo + "/collaborators", this::collaborators);
        routes.on("GET", repo + "/collaborators/{login}/permission", this::permission);
    }

    private Answer repository(Call call, Ledger ledger) {
        List<String> methods = ledger.rules.mergeMethods;
        return Answer.ok(
                hub.repositories()
                        .full(hub.store().now(), ledger.openPulls())
                        .with("allow_merge_commit", methods.contains("merge"))
                        .with("allow_squash_merge", methods.contains("squash"))
                        .with("allow_rebase_merge", methods.contains("rebase")));
    }

    private Answer branches(Call call, Ledger ledger) throws IOException {
        List<Fields> branches = new ArrayList<>();
        for (Map.Entry<String, String> ref : hub.git().refs("refs/heads/").entrySet()) {
            String name = ref.getKey().substring("refs/heads/".length());
            String sha = ref.getValue();
            branches.add(
                    Fields.of("name", name)
                            .with(
                                    "commit",
                                    Fields.of("sha", sha)
                                            .with("url", hub.urls().repoApi() + "/commits/" + sha))
                            .with("protected", name.equals("main")));
        }
        return call.paged(branches);
    }

    private Answer branch(Call call, Ledger ledger) throws IOException {
        String name = call.path("branch");
        ObjectId id =
                hub.git().branch(name).orElseThrow(() -> new Refusal(404, "Branch not found"));
        boolean guarded = name.equals("main") && !ledger.rules.isEmpty();
        String url = hub.urls().repoApi() + "/branches/" + Urls.encodePath(name);
        return Answer.ok(
                Fields.of("name", name)
                        .with("commit", hub.commits().commit(hub.git().commit(id.name()), ledger))
                        .with(
                                "_links",
                                Fields.of("self", url)
                                        .with("html", hub.urls().repoWeb() + "/tree/" + name))
                        .with("protected", guarded)
                        .with(
                                "protection",
                                Fields.of("enabled", false)
                                        .with(
                                                "required_status_checks",
                                                Fields.of("enforcement_level", "off")
                                                        .with("contexts", List.of())
                                                        .with("checks", List.of())))
                        .with("protection_url", url + "/protection"));
    }

    private Answer commits(Call call, Ledger ledger) throws IOException {
        RevCommit from = hub.git().commit(call.query("sha").orElse("main"));
        List<RevCommit> newestFirst = hub.git().between(null, from, MOST_COMMITS).reversed();
        return call.paged(
                newestFirst.stream().map(commit -> hub.commits().commit(commit, ledger)).toList());
    }

    private Answer commit(Call call, Ledger ledger) throws IOException {
        RevCommit commit = hub.git().commit(call.path("ref"));
        Fields fields = hub.commits().commit(commit, ledger);
        List<Differences.File> files = files(parentTree(commit), commit);
        return Answer.ok(
                fields.with("stats", stats(files)).with("files", shapes(files, commit.name())));
    }

    private Answer compare(Call call, Ledger ledger) throws IOException {
        List<String> sides = List.of(call.path("basehead").split("\\.\\.\\.", -1));
        if (sides.size() != 2) {
            throw Refusal.notFound();
        }
        RevCommit base = hub.git().commit(withoutOwner(sides.get(0)));
        RevCommit head = hub.git().commit(withoutOwner(sides.get(1)));
        RevCommit fork = hub.git().mergeBase(base, head).orElseThrow(Refusal::notFound);
        List<RevCommit> ahead = hub.git().between(base, head, MOST_COMMITS);
        int behind = hub.git().between(head, base, MOST_COMMITS).size();
        String url = hub.urls().repoApi() + "/compare/" + call.path("basehead");
        String html = hub.urls().repoWeb() + "/compare/" + call.path("basehead");
        return Answer.ok(
                Fields.of("url", url)
                        .all(html, "html_url", "permalink_url")
                        .with("diff_url", html + ".diff")
                        .with("patch_url", html + ".patch")
                        .with("base_commit", hub.commits().commit(base, ledger))
                        .with("merge_base_commit", hub.commits().commit(fork, ledger))
                        .with("status", status(ahead.size(), behind))
                        .with("ahead_by", ahead.size())
                        .with("behind_by", behind)
                        .with("total_commits", ahead.size())
                        .with(
                                "commits",
                                ahead.stream()
                                        .map(commit -> hub.commits().commit(commit, ledger))
                                        .toList())
                        .with("files", shapes(files(fork.getTree(), head), head.name())));
    }

    private Answer contents(Call call, Ledger ledger) throws IOException {
        RevCommit commit = hub.git().commit(call.query("ref").orElse("main"));
        String path = call.path("path");
        TreeWalk found = hub.git().find(commit, path).orElseThrow(Refusal::notFound);
        ContentShape shape = new ContentShape(hub.urls(), commit.name());
        if (!found.getFileMode(0).equals(FileMode.TREE)) {
            byte[] bytes = hub.git().read(found.getObjectId(0));
            if (call.header("Accept").orElse("").contains("raw")) {
                return Answer.of(200, "application/octet-stream", bytes);
            }
            return Answer.ok(
                    shape.entry(path, found.getObjectId(0).name(), "file", bytes.length)
                            .with("encoding", "base64")
                            .with("content", Base64.getMimeEncoder().encodeToString(bytes)));
        }
        List<Fields> entries = new ArrayList<>();
        try (TreeWalk folder = new TreeWalk(hub.git().repository())) {
            folder.addTree(found.getObjectId(0));
            while (folder.next()) {
                boolean tree = folder.isSubtree();
                String name = path + "/" + folder.getPathString();
                entries.add(
                        shape.entry(name, folder.getObjectId(0).name(), tree ? "dir" : "file", 0));
            }
        }
        return Answer.ok(entries);
    }

    private Answer collaborators(Call call, Ledger ledger) {
        return call.paged(
                ledger.accounts.values().stream()
                        .filter(account -> !account.role().isEmpty())
                        .map(
                                account ->
                                        hub.users()
                                                .simple(account)
                                                .with("role_name", account.role()))
                        .toList());
    }

    private Answer permission(Call call, Ledger ledger) {
        Account account = ledger.known(call.path("login"));
        String role = account.role().isEmpty() ? "none" : account.role();
        return Answer.ok(
                Fields.of("permission", role)
                        .with("role_name", role)
                        .with("user", hub.users().simple(account).with("role_name", role)));
    }

    private List<Differences.File> files(
            @org.jspecify.annotations.Nullable ObjectId oldTree, RevCommit head)
            throws IOException {
        return new Differences(hub.git().repository()).between(oldTree, head.getTree());
    }

    private @org.jspecify.annotations.Nullable ObjectId parentTree(RevCommit commit)
            throws IOException {
        Optional<String> parent =
                commit.getParentCount() == 0
                        ? Optional.empty()
                        : Optional.of(commit.getParent(0).name());
        return parent.isEmpty() ? null : hub.git().commit(parent.get()).getTree();
    }

    private List<Fields> shapes(List<Differences.File> files, String head) {
        return files.stream().map(file -> hub.commits().file(file, head)).toList();
    }

    private static Fields stats(List<Differences.File> files) {
        int additions = files.stream().mapToInt(Differences.File::additions).sum();
        int deletions = files.stream().mapToInt(Differences.File::deletions).sum();
        return Fields.of("additions", additions)
                .with("deletions", deletions)
                .with("total", additions + deletions);
    }

    private static String status(int ahead, int behind) {
        if (ahead > 0) {
            return behind > 0 ? "diverged" : "ahead";
        }
        return behind > 0 ? "behind" : "identical";
    }

    private static String withoutOwner(String side) {
        return side.substring(side.indexOf(':') + 1);
    }
}
