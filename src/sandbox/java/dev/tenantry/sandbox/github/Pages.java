package dev.tenantry.sandbox.github;

import java.io.IOException;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A plain page at every html_url. */
final class Pages {

    private final Hub hub;
    private final PullContents contents;

    Pages(Hub hub, PullContents contents) {
        this.hub = hub;
        this.contents = contents;
    }

    void register(Routes routes) {
        String repo = "/" + hub.urls().repository();
        routes.on("GET", "/", (call, ledger) -> Answer.seeOther(hub.urls().repoWeb()));
        routes.on("GET", repo, this::repository);
        routes.on("GET", repo + "/pulls", this::repository);
        routes.on("GET", repo + "/pull/{number}", this::pull);
        routes.on("GET", repo + "/commit/{sha}", this::commit);
        routes.on("GET", repo + "/blob/{ref}/{path...}", this::blob);
        routes.on("GET", repo + "/raw/{ref}/{path...}", this::raw);
        routes.on("GET", repo + "/runs/{id}", this::run);
        routes.on("GET", "/{login}", this::person);
    }

    private Answer repository(Call call, Ledger ledger) {
        String list =
                ledger.pulls.reversed().stream()
                        .limit(200)
                        .map(
                                pull ->
                                        "<li>"
                                                + Html.link(
                                                        hub.urls().pull(pull.number),
                                                        "#" + pull.number + " " + pull.title)
                                                + " <span class=\"muted\">"
                                                + state(pull)
                                                + " · "
                                                + Html.escape(pull.author)
                                                + "</span></li>")
                        .collect(Collectors.joining("\n"));
        String body =
                "<h1>"
                        + hub.urls().repository()
                        + "</h1><pre>git clone "
                        + hub.urls().repoWeb()
                        + ".git</pre><h2>Pull requests</h2><ul>"
                        + list
                        + "</ul>";
        return Answer.page(200, Html.page(hub.urls().repository(), body));
    }

    private Answer pull(Call call, Ledger ledger) throws IOException {
        Pull pull = ledger.pull(call.number("number"));
        StringBuilder body = new StringBuilder("<h1>");
        body.append(Html.escape(pull.title)).append(" <span class=\"muted\">#");
        body.append(pull.number).append("</span></h1><p>").append(state(pull));
        body.append(" · ").append(Html.escape(pull.author)).append(" wants to merge ");
        body.append(Html.escape(pull.headRef)).append(" into ");
        body.append(Html.escape(pull.baseRef)).append("</p><pre>");
        body.append(Html.escape(pull.body == null ? "" : pull.body)).append("</pre>");
        conversation(body, pull, ledger);
        for (Differences.File file : contents.files(pull)) {
            body.append("<h2>").append(Html.escape(file.path())).append("</h2><pre>");
            body.append(Html.escape(file.patch())).append("</pre>");
        }
        return Answer.page(200, Html.page(pull.title, body.toString()));
    }

    private void conversation(StringBuilder body, Pull pull, Ledger ledger) {
        body.append("<h2>Conversation</h2><ul>");
        for (Review review : pull.reviews) {
            body.append(item(review.login() + ": " + review.state() + " " + review.body()));
        }
        for (Comment comment : pull.comments) {
            body.append(item(comment.login() + ": " + comment.body()));
        }
        for (CheckRun run : ledger.latestChecks(pull.headSha)) {
            String outcome = run.conclusion() == null ? run.status() : run.conclusion();
            body.append(item("check " + run.name() + ": " + outcome + " " + run.title()));
        }
        body.append("</ul>");
    }

    private static String item(String text) {
        return "<li>" + Html.escape(text) + "</li>";
    }

    private Answer commit(Call call, Ledger ledger) throws IOException {
        RevCommit commit = hub.git().commit(call.path("sha"));
        ObjectId old =
                commit.getParentCount() == 0
                        ? null
                        : hub.git().commit(commit.getParent(0).name()).getTree();
        String files =
                new Differences(hub.git().repository())
                        .between(old, commit.getTree()).stream()
                                .map(
                                        file ->
                                                "<h2>"
                                                        + Html.escape(file.path())
                                                        + "</h2><pre>"
                                                        + Html.escape(file.patch())
                                                        + "</pre>")
                                .collect(Collectors.joining("\n"));
        String body =
                "<h1>"
                        + commit.name()
                        + "</h1><pre>"
                        + Html.escape(commit.getFullMessage())
                        + "</pre>"
                        + files;
        return Answer.page(200, Html.page(commit.getShortMessage(), body));
    }

    private Answer blob(Call call, Ledger ledger) throws IOException {
        String text = new String(file(call), java.nio.charset.StandardCharsets.UTF_8);
        String path = call.path("path");
        String body = "<h1>" + Html.escape(path) + "</h1><pre>" + Html.escape(text) + "</pre>";
        return Answer.page(200, Html.page(path, body));
    }

    private Answer raw(Call call, Ledger ledger) throws IOException {
        return Answer.of(200, "text/plain; charset=utf-8", file(call));
    }

    private byte[] file(Call call) throws IOException {
        RevCommit commit = hub.git().commit(call.path("ref"));
        TreeWalk found = hub.git().find(commit, call.path("path")).orElseThrow(Refusal::notFound);
        return hub.git().read(found.getObjectId(0));
    }

    private Answer run(Call call, Ledger ledger) {
        long id = call.number("id");
        CheckRun run =
                ledger.checkRuns.stream()
                        .filter(some -> some.id() == id)
                        .findFirst()
                        .orElseThrow(Refusal::notFound);
        String body =
                "<h1>"
                        + Html.escape(run.name())
                        + "</h1><p>"
                        + Html.escape(String.valueOf(run.title()))
                        + "</p><pre>"
                        + Html.escape(String.valueOf(run.summary()))
                        + "</pre>";
        return Answer.page(200, Html.page(run.name(), body));
    }

    private Answer person(Call call, Ledger ledger) {
        Account account = ledger.known(call.path("login"));
        String body =
                "<h1>"
                        + Html.escape(account.login())
                        + "</h1><p>"
                        + Html.escape(account.name())
                        + "</p>";
        return Answer.page(200, Html.page(account.login(), body));
    }

    private static String state(Pull pull) {
        if (pull.open) {
            return "open";
        }
        return pull.isMerged() ? "merged" : "closed";
    }
}
