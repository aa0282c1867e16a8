package dev.tenantry.github;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenantry.web.Problem;
import dev.tenantry.web.Refusal;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Where GitHub knocks, and anybody else may. What has no signature, or is no JSON, is refused
 * before a byte of its body is read; the rest is read and proved apart from the threads that serve
 * pages.
 */
@Singleton
public class WebhookDoor {

    static final String PATH = "/github/webhooks";
    static final String SIGNATURE = "X-Hub-Signature-256";
    static final String EVENT = "X-GitHub-Event";

    private static final Pattern SIGNED = Pattern.compile("sha256=[0-9a-f]{64}");
    private static final int THREADS = 2;
    private static final Logger LOG = Logger.getLogger(WebhookDoor.class);

    private final Optional<String> secret;
    private final WebhookNews news;
    private final ObjectMapper json;
    private final WebhookBodies bodies;
    private final WorkerExecutor threads;

    WebhookDoor(GitHubSettings settings, WebhookNews news, ObjectMapper json, Vertx vertx) {
        this.secret = settings.webhookSecret();
        this.news = news;
        this.json = json;
        this.bodies = new WebhookBodies(settings.webhookPatience());
        this.threads = vertx.createSharedWorkerExecutor("webhooks", THREADS);
    }

    void open(@Observes Router router) {
        router.post(PATH).handler(this::take);
    }

    @PreDestroy
    void close() {
        threads.close();
    }

    private void take(RoutingContext context) {
        HttpServerRequest request = context.request();
        String signature = request.getHeader(SIGNATURE);
        if (secret.isEmpty() || signature == null || !SIGNED.matcher(signature).matches()) {
            refuse(context, 401, "Only what GitHub signs with the webhook's secret is heard.");
        } else if (!isJson(request.getHeader("Content-Type"))) {
            refuse(context, 415, "Choose the content type application/json for this webhook.");
        } else {
            bodies.read(context, body -> prove(context, secret.get(), signature, body));
        }
    }

    private static boolean isJson(@Nullable String type) {
        return type != null
                && type.split(";", 2)[0]
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .equals("application/json");
    }

    private void prove(RoutingContext context, String known, String signature, byte[] body) {
        String event = Optional.ofNullable(context.request().getHeader(EVENT)).orElse("");
        threads.executeBlocking(
                        () -> {
                            if (!WebhookSignature.proves(signature, known, body)) {
                                return 401;
                            }
                            return heard(event, body) ? 202 : 400;
                        },
                        false)
                .onFailure(cause -> LOG.error("A webhook could not be heard", cause))
                .onComplete(done -> answer(context, done.succeeded() ? done.result() : 503));
    }

    private boolean heard(String event, byte[] body) {
        try {
            news.told(event, json.readTree(body));
            return true;
        } catch (IOException noJson) {
            return false;
        }
    }

    private static void answer(RoutingContext context, int status) {
        switch (status) {
            case 202 -> {
                if (!context.response().closed()) {
                    context.response().setStatusCode(status).end();
                }
            }
            case 400 -> refuse(context, 400, "Its body is no JSON.");
            case 401 -> refuse(context, 401, "The signature is not of this webhook's secret.");
            default -> refuse(context, status, "It could not be heard; send it again.");
        }
    }

    private static void refuse(RoutingContext context, int status, String sentence) {
        Refusal.send(context, new Problem(status, "The webhook was not taken", sentence));
    }
}
