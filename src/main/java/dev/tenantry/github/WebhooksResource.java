package dev.tenantry.github;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.Optional;
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
    private final WebhookNews news;

    WebhooksResource(GitHubSettings settings, ObjectMapper json, WebhookNews news) {
        this.secret = settings.webhookSecret();
        this.json = json;
        this.news = news;
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
            news.told(event == null ? "" : event, json.readTree(body));
        } catch (IOException e) {
            return Response.status(Response.Status.BAD_REQUEST).build();
        }
        return Response.accepted().build();
    }
}
