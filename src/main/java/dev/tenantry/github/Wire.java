package dev.tenantry.github;

import com.arjuna.ats.arjuna.coordinator.BasicAction;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * Carries requests to GitHub: each with a time-out, unchanged answers from memory (they do not
 * count against the rate limit), a reached limit as {@link LimitReached}.
 */
final class Wire implements GitHubConnector {

    private static final Duration SECONDARY = Duration.ofMinutes(1);

    /** Headers that the client sets itself or that we answer differently. */
    private static final Set<String> OWN = Set.of("accept-encoding", "connection", "host");

    private final HttpClient http;
    private final Duration timeout;
    private final Clock clock;
    private final IntConsumer remaining;
    private final Memory memory = new Memory();

    /**
     * @param remaining told how many requests are left in this hour, after each answer
     */
    Wire(Duration timeout, Clock clock, IntConsumer remaining) {
        this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
        this.timeout = timeout;
        this.clock = clock;
        this.remaining = remaining;
    }

    @Override
    public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
        InputStream content = request.body();
        BodyPublisher body =
                content == null
                        ? BodyPublishers.noBody()
                        : BodyPublishers.ofByteArray(content.readAllBytes());
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(request.url().toString()))
                        .method(request.method(), body);
        request.allHeaders()
                .forEach(
                        (name, values) -> {
                            if (!OWN.contains(name.toLowerCase(java.util.Locale.ROOT))) {
                                values.forEach(value -> builder.header(name, value));
                            }
                        });
        Reply reply = exchange(builder);
        return new Received(request, reply);
    }

    /** Sends a request of ours; the status is the caller's to judge. */
    Reply exchange(HttpRequest.Builder builder) throws IOException {
        return exchange(builder, Memory.Reader.USUAL);
    }

    /**
     * A page of a list, by somebody who walks through it.
     *
     * @param isFull there may be more behind it, whatever was said of that when it came
     */
    record Page(Reply reply, boolean isFull) {}

    /** The same for a page of a list. */
    Page page(HttpRequest.Builder builder) throws IOException {
        Reply reply = exchange(builder, Memory.Reader.WALKING);
        return new Page(reply, Memory.isFullPage(builder.build(), reply));
    }

    private Reply exchange(HttpRequest.Builder builder, Memory.Reader reader) throws IOException {
        HttpRequest plain = builder.timeout(timeout).build();
        Optional<Memory.Kept> kept = memory.of(plain, reader);
        kept.ifPresent(known -> builder.header("If-None-Match", known.tag()));
        HttpResponse<byte[]> response = send(builder.build());
        response.headers()
                .firstValueAsLong("X-RateLimit-Remaining")
                .ifPresent(left -> remaining.accept((int) left));
        refuseLimit(response);
        if (response.statusCode() == 304 && kept.isPresent()) {
            return kept.get().reply();
        }
        Reply reply = new Reply(response.statusCode(), headers(response), response.body());
        memory.keep(plain, reply, reader);
        return reply;
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws IOException {
        assert BasicAction.Current() == null : "GitHub is asked inside a transaction";
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("Interrupted");
            interrupted.initCause(e);
            throw interrupted;
        }
    }

    private void refuseLimit(HttpResponse<byte[]> response) throws LimitReached {
        if (response.statusCode() != 403 && response.statusCode() != 429) {
            return;
        }
        Instant now = clock.instant();
        var retryAfter = response.headers().firstValueAsLong("Retry-After");
        if (retryAfter.isPresent()) {
            throw new LimitReached(now.plusSeconds(retryAfter.getAsLong()));
        }
        boolean none =
                response.headers()
                        .firstValue("X-RateLimit-Remaining")
                        .filter("0"::equals)
                        .isPresent();
        if (none) {
            var reset = response.headers().firstValueAsLong("X-RateLimit-Reset");
            throw new LimitReached(
                    reset.isPresent()
                            ? Instant.ofEpochSecond(reset.getAsLong())
                            : now.plus(SECONDARY));
        }
        if (response.statusCode() == 429) {
            throw new LimitReached(now.plus(SECONDARY));
        }
    }

    private static Map<String, List<String>> headers(HttpResponse<?> response) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(response.headers().map());
        return headers;
    }

    /** An answer with all its bytes. */
    record Reply(int status, Map<String, List<String>> headers, byte[] body) {

        Optional<String> header(String name) {
            return headers.getOrDefault(name, List.of()).stream().findFirst();
        }
    }

    private static final class Received extends GitHubConnectorResponse {
        private final byte[] body;

        Received(GitHubConnectorRequest request, Reply reply) {
            super(request, reply.status(), reply.headers());
            this.body = reply.body();
        }

        @Override
        public InputStream bodyStream() {
            return new ByteArrayInputStream(body);
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
