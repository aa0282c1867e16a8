package dev.tenantry.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Reviews of pull requests, labels and the conversation. */
final class ReviewsApi {

    private static final int LONGEST_LABEL = 50;

    private final Hub hub;

    ReviewsApi(Hub hub) {
        this.hub = hub;
    }

    void register(Routes routes, String repo) {
        routes.on("GET", repo + "/pulls/{number}/reviews", this::list);
        routes.on("POST", repo + "/pulls/{number}/reviews", this::submit);
        routes.on("PUT", repo + "/pulls/{number}/reviews/{id}/dismissals", this::dismiss);
        routes.on("GET", repo + "/issues/{number}/comments", this::comments);
        routes.on("POST", repo + "/issues/{number}/comments", this::comment);
        routes.on("GET", repo + "/issues/{number}/labels", this::labels);
        routes.on("POST", repo + "/issues/{number}/labels", this::label);
    }

    private Answer list(Call call, Ledger ledger) {
        Pull pull = ledger.pull(call.number("number"));
        return call.paged(
                pull.reviews.stream()
                        .map(review -> hub.pulls().review(review, pull, ledger))
                        .toList());
    }

    private Answer submit(Call call, Ledger ledger) {
        Rights.takePart(call);
        Pull pull = ledger.pull(call.number("number"));
        JsonNode body = call.json();
        String event = Json.text(body, "event").orElse("");
        String text = Json.text(body, "body").orElse("");
        String login = call.caller().login();
        refuseOwn(pull, event, login);
        if (text.isBlank() && !event.equals("APPROVE")) {
            throw unprocessable("Review Body can't be blank");
        }
        Review review =
                new Review(
                        ledger.nextId(),
                        login,
                        state(event),
                        text,
                        Json.text(body, "commit_id").orElse(pull.headSha),
                        hub.store().now());
        pull.reviews.add(review);
        pull.requestedReviewers.remove(login);
        pull.updatedAt = hub.store().now();
        hub.events().review(ledger, "submitted", review, pull, login);
        return Answer.ok(hub.pulls().review(review, pull, ledger));
    }

    private static void refuseOwn(Pull pull, String event, String login) {
        if (!pull.open) {
            throw unprocessable("Review cannot be submitted on a closed pull request");
        }
        if (!pull.author.equals(login)) {
            return;
        }
        if (event.equals("APPROVE")) {
            throw unprocessable("Review Can not approve your own pull request");
        }
        if (event.equals("REQUEST_CHANGES")) {
            throw unprocessable("Review Can not request changes on your own pull request");
        }
    }

    private static String state(String event) {
        return switch (event) {
            case "APPROVE" -> "APPROVED";
            case "REQUEST_CHANGES" -> "CHANGES_REQUESTED";
            case "COMMENT" -> "COMMENTED";
            default -> throw unprocessable("Review Event is not included in the list");
        };
    }

    private Answer dismiss(Call call, Ledger ledger) {
        Rights.write(call, ledger);
        Pull pull = ledger.pull(call.number("number"));
        long id = call.number("id");
        for (int i = 0; i < pull.reviews.size(); i++) {
            Review old = pull.reviews.get(i);
            if (old.id() == id) {
                Review dismissed =
                        new Review(
                                id, old.login(), "DISMISSED", old.body(), old.commit(), old.at());
                pull.reviews.set(i, dismissed);
                pull.updatedAt = hub.store().now();
                hub.events().review(ledger, "dismissed", dismissed, pull, call.caller().login());
                return Answer.ok(hub.pulls().review(dismissed, pull, ledger));
            }
        }
        throw Refusal.notFound();
    }

    private Answer comments(Call call, Ledger ledger) {
        Pull pull = ledger.pull(call.number("number"));
        return call.paged(
                pull.comments.stream()
                        .map(comment -> hub.pulls().comment(comment, pull, ledger))
                        .toList());
    }

    private Answer comment(Call call, Ledger ledger) {
        Rights.takePart(call);
        Pull pull = ledger.pull(call.number("number"));
        String text =
                Json.text(call.json(), "body")
                        .filter(body -> !body.isBlank())
                        .orElseThrow(
                                () -> Refusal.invalid("IssueComment", "body", "missing_field"));
        Comment comment =
                new Comment(ledger.nextId(), call.caller().login(), text, hub.store().now());
        pull.comments.add(comment);
        pull.updatedAt = hub.store().now();
        return Answer.created(hub.pulls().comment(comment, pull, ledger));
    }

    private Answer labels(Call call, Ledger ledger) {
        return labels(call, ledger.pull(call.number("number")));
    }

    private Answer label(Call call, Ledger ledger) {
        Rights.takePart(call);
        Pull pull = ledger.pull(call.number("number"));
        JsonNode body = call.json();
        for (JsonNode name : body.isArray() ? body : body.path("labels")) {
            String text = name.isTextual() ? name.asText() : name.path("name").asText();
            if (text.length() > LONGEST_LABEL) {
                throw Refusal.invalid("Label", "name", "invalid");
            }
            if (!pull.labels.contains(text)) {
                pull.labels.add(text);
            }
        }
        hub.events().pullRequest(ledger, "labeled", pull, call.caller().login());
        return labels(call, pull);
    }

    private Answer labels(Call call, Pull pull) {
        List<Fields> labels = pull.labels.stream().map(hub.pulls()::label).toList();
        return call.method().equals("GET") ? call.paged(labels) : Answer.ok(labels);
    }

    private static Refusal unprocessable(String sentence) {
        return new Refusal(422, "Unprocessable Entity", List.of(sentence));
    }
}
