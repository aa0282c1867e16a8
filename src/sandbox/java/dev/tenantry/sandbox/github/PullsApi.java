package dev.tenantry.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;

/** Pull requests: open, list, look, change, and what they contain. */
final class PullsApi {

    private static final int MOST_COMMITS = 250;

    private final Hub hub;
    private final PullContents contents;

    PullsApi(Hub hub, PullContents contents) {
        this.hub = hub;
        this.contents = contents;
    }

    void register(Routes routes, String repo) {
        routes.on("POST", repo + "/pulls", this::open);
        routes.on("GET", repo + "/pulls", this::list);
        routes.on("GET", repo + "/pulls/{number}", this::look);
        routes.on("PATCH", repo + "/pulls/{number}", this::update);
        routes.on("GET", repo + "/pulls/{number}/files", this::files);
        routes.on("GET", repo + "/pulls/{number}/commits", this::commits);
        routes.on("POST", repo + "/pulls/{number}/requested_reviewers", this::request);
        routes.on("GET", repo + "/commits/{sha}/pulls", this::ofCommit);
    }

    private Answer open(Call call, Ledger ledger) throws IOException {
        Rights.write(call, ledger);
        JsonNode body = call.json();
        String head = Json.text(body, "head").map(PullsApi::withoutOwner).orElse("");
        String base = Json.text(body, "base").orElse("");
        ObjectId headId = hub.git().branch(head).orElseThrow(() -> invalid("head"));
        ObjectId baseId = hub.git().branch(base).orElseThrow(() -> invalid("base"));
        String fork = Json.text(body, "head_repo").orElse("");
        onlyOne(ledger, head, fork, base);
        if (hub.git().between(baseId, headId, 1).isEmpty()) {
            throw Refusal.custom("PullRequest", "No commits between " + base + " and " + head);
        }
        Pull pull = new Pull();
        pull.number = ledger.nextNumber();
        pull.id = ledger.nextId();
        pull.title = Json.text(body, "title").orElseThrow(() -> missing("title"));
        pull.body = Json.text(body, "body").orElse(null);
        pull.author = call.caller().login();
        pull.headRef = head;
        pull.headRepo = fork;
        pull.headSha = headId.name();
        pull.baseRef = base;
        pull.baseSha = baseId.name();
        pull.draft = body.path("draft").asBoolean();
        pull.createdAt = hub.store().now();
        pull.updatedAt = pull.createdAt;
        ledger.add(pull);
        hub.events().pin(pull);
        hub.events().pullRequest(ledger, "opened", pull, pull.author);
        return Answer.created(contents.full(pull, ledger));
    }

    private void onlyOne(Ledger ledger, String head, String fork, String base) throws Refusal {
        if (ledger.openPullsOf(head).stream()
                .anyMatch(other -> other.baseRef.equals(base) && other.headRepo.equals(fork))) {
            String label = hub.urls().owner() + ":" + head;
            throw Refusal.custom("PullRequest", "A pull request already exists for " + label + ".");
        }
    }

    private Answer list(Call call, Ledger ledger) {
        String state = call.query("state").orElse("open");
        Optional<String> head = call.query("head").map(PullsApi::withoutOwner);
        Optional<String> base = call.query("base");
        boolean byUpdate = call.query("sort").orElse("created").equals("updated");
        boolean ascending = call.query("direction").orElse("desc").equals("asc");
        Comparator<Pull> order =
                byUpdate
                        ? Comparator.comparing((Pull pull) -> pull.updatedAt)
                        : Comparator.comparingInt(pull -> pull.number);
        List<Pull> found =
                ledger.pulls.stream()
                        .filter(pull -> state.equals("all") || state.equals("open") == pull.open)
                        .filter(pull -> head.map(pull.headRef::equals).orElse(true))
                        .filter(pull -> base.map(pull.baseRef::equals).orElse(true))
                        .sorted(ascending ? order : order.reversed())
                        .toList();
        return call.paged(
                found,
                page ->
                        page.stream()
                                .map(pull -> hub.pulls().simple((Pull) pull, ledger))
                                .toList());
    }

    private Answer look(Call call, Ledger ledger) throws IOException {
        return Answer.ok(contents.full(ledger.pull(call.number("number")), ledger));
    }

    private Answer update(Call call, Ledger ledger) throws IOException {
        Rights.write(call, ledger);
        Pull pull = ledger.pull(call.number("number"));
        JsonNode body = call.json();
        pull.title = Json.text(body, "title").orElse(pull.title);
        pull.body = Json.text(body, "body").or(() -> Optional.ofNullable(pull.body)).orElse(null);
        pull.updatedAt = hub.store().now();
        retarget(pull, Json.text(body, "base"), call, ledger);
        String state = Json.text(body, "state").orElse("");
        if (state.equals("closed") && pull.open) {
            pull.close(hub.store().now());
            hub.events().pullRequest(ledger, "closed", pull, call.caller().login());
        } else if (state.equals("open") && !pull.open) {
            reopen(pull, ledger, call.caller().login());
        } else {
            hub.events().pullRequest(ledger, "edited", pull, call.caller().login());
        }
        return Answer.ok(contents.full(pull, ledger));
    }

    private void retarget(Pull pull, Optional<String> base, Call call, Ledger ledger)
            throws IOException {
        if (base.isEmpty() || base.get().equals(pull.baseRef)) {
            return;
        }
        ObjectId tip = hub.git().branch(base.get()).orElseThrow(() -> invalid("base"));
        pull.baseRef = base.get();
        pull.baseSha = tip.name();
        pull.events.add(
                new IssueEvent(
                        ledger.nextId(),
                        "base_ref_changed",
                        call.caller().login(),
                        hub.store().now()));
    }

    private void reopen(Pull pull, Ledger ledger, String login) throws IOException {
        if (pull.isMerged() || hub.git().branch(pull.headRef).isEmpty()) {
            throw Refusal.custom("PullRequest", "The pull request cannot be reopened.");
        }
        pull.open = true;
        pull.closedAt = null;
        hub.events().pullRequest(ledger, "reopened", pull, login);
    }

    private Answer files(Call call, Ledger ledger) throws IOException {
        Pull pull = ledger.pull(call.number("number"));
        return call.paged(
                contents.files(pull).stream()
                        .map(file -> hub.commits().file(file, pull.headSha))
                        .toList());
    }

    private Answer commits(Call call, Ledger ledger) throws IOException {
        Pull pull = ledger.pull(call.number("number"));
        List<RevCommit> commits = contents.commits(pull, MOST_COMMITS);
        return call.paged(
                commits.stream().map(commit -> hub.commits().commit(commit, ledger)).toList());
    }

    private Answer request(Call call, Ledger ledger) {
        Rights.write(call, ledger);
        Pull pull = ledger.pull(call.number("number"));
        for (JsonNode login : call.json().path("reviewers")) {
            if (login.asText().equals(pull.author)) {
                throw new Refusal(422, "Review cannot be requested from pull request author.");
            }
            if (!pull.requestedReviewers.contains(ledger.known(login.asText()).login())) {
                pull.requestedReviewers.add(login.asText());
            }
        }
        hub.events().pullRequest(ledger, "review_requested", pull, call.caller().login());
        return Answer.created(hub.pulls().simple(pull, ledger));
    }

    private Answer ofCommit(Call call, Ledger ledger) throws IOException {
        String sha = hub.git().commit(call.path("sha")).name();
        ObjectId commit = hub.git().commit(sha);
        boolean isMains = hub.git().isAncestor(commit, hub.git().branch("main").orElseThrow());
        List<Pull> holding = new ArrayList<>();
        for (Pull pull : ledger.pulls) {
            if (sha.equals(pull.mergeCommit)
                    || sha.equals(pull.headSha)
                    || (pull.open && !isMains && holds(pull, commit))) {
                holding.add(pull);
            }
        }
        return call.paged(holding.stream().map(pull -> hub.pulls().simple(pull, ledger)).toList());
    }

    private boolean holds(Pull pull, ObjectId commit) throws IOException {
        return hub.git().isAncestor(commit, ObjectId.fromString(pull.headSha));
    }

    private static String withoutOwner(String head) {
        return head.substring(head.indexOf(':') + 1);
    }

    private static Refusal invalid(String field) {
        return Refusal.invalid("PullRequest", field, "invalid");
    }

    private static Refusal missing(String field) {
        return Refusal.invalid("PullRequest", field, "missing_field");
    }
}
