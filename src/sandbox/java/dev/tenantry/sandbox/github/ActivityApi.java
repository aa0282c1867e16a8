package dev.tenantry.sandbox.github;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who moved which ref, and what happened to pull requests. */
final class ActivityApi {

    private final Hub hub;

    ActivityApi(Hub hub) {
        this.hub = hub;
    }

    void register(Routes routes, String repo) {
        routes.on("GET", repo + "/activity", this::activity);
        routes.on("GET", repo + "/issues/{number}/events", this::events);
    }

    /** Newest first; pages are named by where the last one ended. */
    private Answer activity(Call call, Ledger ledger) {
        Optional<String> ref = call.query("ref").map(ActivityApi::full);
        Optional<String> actor = call.query("actor");
        List<RefMove> found = new ArrayList<>();
        for (RefMove move : ledger.activity.reversed()) {
            if (ref.map(move.ref()::equals).orElse(true)
                    && actor.map(move.login()::equals).orElse(true)) {
                found.add(move);
            }
        }
        int size = Math.clamp(number(call, "per_page", 30), 1, 100);
        int from = Math.clamp(number(call, "after", 0), 0, found.size());
        int to = Math.min(from + size, found.size());
        Answer answer =
                Answer.ok(
                        found.subList(from, to).stream().map(move -> shape(move, ledger)).toList());
        return to == found.size() ? answer : answer.with("Link", next(call, size, to));
    }

    private static String next(Call call, int size, int to) {
        return "<http://%s%s?per_page=%d&after=%d%s%s>; rel=\"next\""
                .formatted(
                        call.header("Host").orElse("localhost"),
                        call.rawPath(),
                        size,
                        to,
                        call.query("direction").map(d -> "&direction=" + d).orElse(""),
                        call.query("ref").map(r -> "&ref=" + Urls.encode(r)).orElse(""));
    }

    private static String full(String ref) {
        return ref.startsWith("refs/") ? ref : "refs/heads/" + ref;
    }

    private static int number(Call call, String name, int otherwise) {
        try {
            return Integer.parseInt(call.query(name).orElse(""));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    private Fields shape(RefMove move, Ledger ledger) {
        return Fields.of("id", move.id())
                .with("node_id", UserShape.nodeId("PSH", move.id()))
                .with("before", move.before())
                .with("after", move.after())
                .with("ref", move.ref())
                .with("timestamp", move.at())
                .with("activity_type", move.type())
                .with("actor", hub.users().orNobody(move.login(), ledger));
    }

    private Answer events(Call call, Ledger ledger) {
        Pull pull = ledger.pull(call.number("number"));
        return call.paged(pull.events.stream().map(event -> shape(event, ledger)).toList());
    }

    private Fields shape(IssueEvent event, Ledger ledger) {
        return Fields.of("id", event.id())
                .with("node_id", UserShape.nodeId("EV", event.id()))
                .with("url", hub.urls().repoApi() + "/issues/events/" + event.id())
                .with("actor", hub.users().orNobody(event.login(), ledger))
                .with("event", event.event())
                .all(null, "commit_id", "commit_url")
                .with("created_at", event.at())
                .with("performed_via_github_app", null);
    }
}
