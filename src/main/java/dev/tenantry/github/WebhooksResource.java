package dev.tenantry.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantry.indexing.EstateMoved;
import dev.tenantry.proposals.PullRequestMoved;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Where GitHub tells that something happened. Nothing in a webhook is believed: it only says "look
 * again", so that old, doubled and swapped deliveries do no harm.
 */
@Path("/github/webhooks")
@PermitAll
class WebhooksResource {

    private static final String SIGNATURE = "X-Hub-Signature-256";
    private static final String EVENT = "X-GitHub-Event";

    private final Optional<String> secret;
    private final ObjectMapper json;
    private final Event<EstateMoved> estateMoved;
    private final Event<PullRequestMoved> pullRequestMoved;

    WebhooksResource(
            GitHubSettings settings,
            ObjectMapper json,
            Event<EstateMoved> estateMoved,
            Event<PullRequestMoved> pullRequestMoved) {
        this.secret = settings.webhookSecret();
        this.json = json;
        this.estateMoved = estateMoved;
        this.pullRequestMoved = pullRequestMoved;
    }

    @POST
    public Response take(
            @HeaderParam(SIGNATURE) @Nullable String signature,
            @HeaderParam(EVENT) @Nullable String event,
            byte[] body) {
        if (secret.isEmpty()
                || signature == null
                || !WebhookSignature.proves(signature, secret.get(), body)) {
            return Response.status(Response.Status.UNAUTHORIZED).build();
        }
        try {
            lookAgain(event == null ? "" : event, json.readTree(body));
        } catch (IOException e) {
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
        return Response.accepted().build();
    }

    private void lookAgain(String event, JsonNode payload) {
        if (event.equals("push")) {
            estateMoved.fireAsync(new EstateMoved());
        }
        for (int number : numbers(payload)) {
            pullRequestMoved.fireAsync(new PullRequestMoved(number));
        }
    }

    /** The pull requests that a payload speaks of, wherever it does. */
    private static Set<Integer> numbers(JsonNode payload) {
        Set<Integer> numbers = new TreeSet<>();
        number(payload.path("pull_request")).ifPresent(numbers::add);
        if (payload.at("/issue/pull_request").isObject()) {
            number(payload.path("issue")).ifPresent(numbers::add);
        }
        for (String carrier : new String[] {"check_run", "check_suite"}) {
            for (JsonNode pull : payload.path(carrier).path("pull_requests")) {
                number(pull).ifPresent(numbers::add);
            }
        }
        return numbers;
    }

    private static Optional<Integer> number(JsonNode pull) {
        JsonNode number = pull.path("number");
        return number.isInt() ? Optional.of(number.intValue()) : Optional.empty();
    }
}
