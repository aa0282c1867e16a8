package dev.tenantry.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.revwalk.RevCommit;
import org.jspecify.annotations.Nullable;

/** Check runs of Apps. */
final class ChecksApi {

    /** GitHub takes no more of a check's summary or text. */
    private static final int LONGEST = 65_535;

    private final Hub hub;
    private final MergeQueue queue;

    ChecksApi(Hub hub, MergeQueue queue) {
        this.hub = hub;
        this.queue = queue;
    }

    void register(Routes routes, String repo) {
        routes.on("POST", repo + "/check-runs", this::make);
        routes.on("GET", repo + "/check-runs/{id}", this::look);
        routes.on("PATCH", repo + "/check-runs/{id}", this::update);
        routes.on("GET", repo + "/commits/{ref...}/check-runs", this::ofCommit);
        routes.on("GET", repo + "/commits/{ref...}/check-suites", this::suites);
    }

    private Answer make(Call call, Ledger ledger) throws IOException {
        Rights.installation(call);
        JsonNode body = call.json();
        String sha = Json.text(body, "head_sha").orElse("");
        if (!hub.git().has(sha)) {
            throw new Refusal(422, "No commit found for SHA: " + sha);
        }
        Instant now = hub.store().now();
        CheckRun empty =
                new CheckRun(
                        ledger.nextId(),
                        call.caller().login(),
                        "",
                        sha,
                        "queued",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        now,
                        null);
        CheckRun run = changed(empty, body);
        if (run.name().isEmpty()) {
            throw Refusal.invalid("CheckRun", "name", "missing_field");
        }
        ledger.checkRuns.add(run);
        announce(ledger, run, "created");
        return Answer.created(hub.checks().run(run, ledger));
    }

    private Answer update(Call call, Ledger ledger) throws IOException {
        Rights.installation(call);
        CheckRun old = find(call, ledger);
        if (!old.login().equals(call.caller().login())) {
            throw new Refusal(403, "Invalid app_id `" + old.login() + "` - it is another App's.");
        }
        CheckRun run = changed(old, call.json());
        ledger.checkRuns.set(ledger.checkRuns.indexOf(old), run);
        announce(ledger, run, "completed");
        return Answer.ok(hub.checks().run(run, ledger));
    }

    private void announce(Ledger ledger, CheckRun run, String action) throws IOException {
        boolean done = run.status().equals("completed");
        hub.events().checkRun(ledger, done ? "completed" : action, run);
        queue.checked(ledger, run.headSha());
    }

    private CheckRun changed(CheckRun old, JsonNode body) {
        @Nullable String conclusion = Json.text(body, "conclusion").orElse(old.conclusion());
        String status = Json.text(body, "status").orElse(old.status());
        boolean done = conclusion != null || status.equals("completed");
        if (done && conclusion == null) {
            throw new Refusal(422, "Invalid request. A completed check run has a conclusion.");
        }
        JsonNode output = body.path("output");
        return new CheckRun(
                old.id(),
                old.bot(),
                Json.text(body, "name").orElse(old.name()),
                old.headSha(),
                done ? "completed" : status,
                conclusion,
                or(output, "title", old.title()),
                or(output, "summary", old.summary()),
                or(output, "text", old.text()),
                or(body, "details_url", old.detailsUrl()),
                or(body, "external_id", old.externalId()),
                old.startedAt(),
                done ? hub.store().now() : null);
    }

    private static @Nullable String or(JsonNode body, String field, @Nullable String old) {
        Optional<String> text = Json.text(body, field);
        int length = text.map(String::length).orElse(0);
        if (length > LONGEST) {
            throw new Refusal(
                    422,
                    "Only %d characters are allowed; %d were supplied.".formatted(LONGEST, length));
        }
        return text.isPresent() ? text.get() : old;
    }

    private Answer look(Call call, Ledger ledger) {
        return Answer.ok(hub.checks().run(find(call, ledger), ledger));
    }

    private static CheckRun find(Call call, Ledger ledger) {
        long id = call.number("id");
        return ledger.checkRuns.stream()
                .filter(run -> run.id() == id)
                .findFirst()
                .orElseThrow(Refusal::notFound);
    }

    private Answer ofCommit(Call call, Ledger ledger) throws IOException {
        String sha = hub.git().commit(call.path("ref")).name();
        Optional<String> name = call.query("check_name");
        Optional<String> app = call.query("app_id");
        List<Fields> runs =
                ledger.latestChecks(sha).stream()
                        .filter(run -> name.map(run.name()::equals).orElse(true))
                        .filter(run -> app.map(app(run)::equals).orElse(true))
                        .map(run -> hub.checks().run(run, ledger))
                        .toList();
        return call.paged(
                runs, page -> Fields.of("total_count", runs.size()).with("check_runs", page));
    }

    private static String app(CheckRun run) {
        return Integer.toString(UserShape.appId(run.login()));
    }

    private Answer suites(Call call, Ledger ledger) throws IOException {
        RevCommit commit = hub.git().commit(call.path("ref"));
        List<CheckRun> runs =
                ledger.latestChecks(commit.name()).stream()
                        .filter(run -> run.login().equals(Ledger.BOT))
                        .toList();
        List<Fields> suites =
                runs.isEmpty()
                        ? List.of()
                        : List.of(
                                hub.checks()
                                        .suite(
                                                commit.name(),
                                                runs,
                                                hub.commits().simple(commit),
                                                ledger));
        return call.paged(
                suites, page -> Fields.of("total_count", suites.size()).with("check_suites", page));
    }
}
