package dev.tenantry.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Commit statuses: what checked commits before there were check runs, and still does. */
final class StatusesApi {

    private static final List<String> STATES = List.of("error", "failure", "pending", "success");

    private final Hub hub;

    StatusesApi(Hub hub) {
        this.hub = hub;
    }

    void register(Routes routes, String repo) {
        routes.on("POST", repo + "/statuses/{sha}", this::make);
        routes.on("GET", repo + "/commits/{ref...}/status", this::combined);
        routes.on("GET", repo + "/commits/{ref...}/statuses", this::all);
    }

    private Answer make(Call call, Ledger ledger) throws IOException {
        Rights.write(call, ledger);
        JsonNode body = call.json();
        String state = Json.text(body, "state").orElse("");
        if (!STATES.contains(state)) {
            throw Refusal.invalid("Status", "state", "custom");
        }
        if (!hub.git().has(call.path("sha"))) {
            throw new Refusal(422, "No commit found for SHA: " + call.path("sha"));
        }
        CommitStatus status =
                new CommitStatus(
                        ledger.nextId(),
                        call.path("sha"),
                        Json.text(body, "context").orElse("default"),
                        state,
                        Json.text(body, "description").orElse(null),
                        Json.text(body, "target_url").orElse(null),
                        call.caller().login(),
                        hub.store().now());
        ledger.statuses.add(status);
        hub.events().status(ledger, status);
        return Answer.created(whole(status, ledger));
    }

    private Answer all(Call call, Ledger ledger) throws IOException {
        String sha = hub.git().commit(call.path("ref")).name();
        return call.paged(
                ledger.statuses.stream()
                        .filter(status -> status.sha().equals(sha))
                        .map(status -> whole(status, ledger))
                        .toList()
                        .reversed());
    }

    private Answer combined(Call call, Ledger ledger) throws IOException {
        String sha = hub.git().commit(call.path("ref")).name();
        Map<String, CommitStatus> latest = new LinkedHashMap<>();
        ledger.statuses.stream()
                .filter(status -> status.sha().equals(sha))
                .forEach(status -> latest.put(status.context(), status));
        String commit = hub.urls().repoApi() + "/commits/" + sha;
        return call.paged(
                latest.values().stream().map(status -> simple(status, ledger)).toList(),
                page ->
                        Fields.of("state", state(List.copyOf(latest.values())))
                                .with("statuses", page)
                                .with("sha", sha)
                                .with("total_count", latest.size())
                                .with("repository", hub.repositories().minimal())
                                .with("commit_url", commit)
                                .with("url", commit + "/status"));
    }

    private static String state(List<CommitStatus> statuses) {
        if (statuses.stream().anyMatch(s -> List.of("error", "failure").contains(s.state()))) {
            return "failure";
        }
        boolean done =
                !statuses.isEmpty() && statuses.stream().allMatch(s -> s.state().equals("success"));
        return done ? "success" : "pending";
    }

    private Fields whole(CommitStatus status, Ledger ledger) {
        return simple(status, ledger)
                .with("creator", hub.users().orNobody(status.login(), ledger));
    }

    private Fields simple(CommitStatus status, Ledger ledger) {
        return Fields.of("id", status.id())
                .with("node_id", UserShape.nodeId("SC", status.id()))
                .with("url", hub.urls().repoApi() + "/statuses/" + status.sha())
                .with(
                        "avatar_url",
                        hub.urls().web() + "/avatars/" + number(status, ledger))
                .with("state", status.state())
                .with("context", status.context())
                .with("description", status.description())
                .with("target_url", status.targetUrl())
                .with("created_at", status.at())
                .with("updated_at", status.at());
    }

    private static long number(CommitStatus status, Ledger ledger) {
        return ledger.account(status.login()).map(Account::id).orElse(0L);
    }
}
