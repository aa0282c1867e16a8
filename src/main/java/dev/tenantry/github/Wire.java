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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * Carries requests to GitHub: each with a time-out, to where the repository is now, unchanged
 * answers from memory (they do not count against the rate limit), trouble that passes as {@link
 * Passing}.
 */
final class Wire implements GitHubConnector {

    /** GitHub leads to the new name of a repository, and asks for the same request there. */
    private static final Set<Integer> ELSEWHERE = Set.of(301, 302, 307, 308);

    private static final int MOST_MOVES = 3;

    /** Headers that the client sets itself or that we answer differently. */
    private static final Set<String> OWN = Set.of("accept-encoding", "connection", "host");

    private final HttpClient http;
    private final Duration timeout;
    private final Clock clock;
    private final Hearing hearing;
    private final Memory memory = new Memory();
    private final Pauses pauses = new Pauses();

    Wire(Duration timeout, Clock clock, Hearing hearing) {
        this.http = HttpClient.newBuilder().connectTimeout(timeout).build();
        this.timeout = timeout;
        this.clock = clock;
        this.hearing = hearing;
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
        Optional<Passing> paused = pauses.of(plain, clock.instant());
        if (paused.isPresent()) {
            throw paused.get();
        }
        try {
            Reply reply = asked(builder, plain, reader);
            hearing.answered(reply.status());
            return reply;
        } catch (Passing e) {
            pauses.keep(plain, e);
            hearing.failed(e);
            throw e;
        } catch (IOException e) {
            hearing.failed(e);
            throw e;
        }
    }

    private Reply asked(HttpRequest.Builder builder, HttpRequest plain, Memory.Reader reader)
            throws IOException {
        Optional<Memory.Kept> kept = memory.of(plain, reader);
        kept.ifPresent(known -> builder.header("If-None-Match", known.tag()));
        Reply reply = whereItIsNow(builder.build());
        reply.header("X-RateLimit-Remaining")
                .filter(left -> left.matches("[0-9]{1,9}"))
                .ifPresent(left -> hearing.left(Integer.parseInt(left)));
        Optional<Passing> passing = Passing.of(reply, clock.instant());
        if (passing.isPresent()) {
            throw passing.get();
        }
        if (reply.status() == 304 && kept.isPresent()) {
            return kept.get().reply();
        }
        memory.keep(plain, reply, reader);
        return reply;
    }

    /** Credentials go to nobody but GitHub. */
    private Reply whereItIsNow(HttpRequest request) throws IOException {
        HttpRequest next = request;
        Reply reply = send(next);
        for (int moves = 0; ELSEWHERE.contains(reply.status()); moves++) {
            URI there = next.uri().resolve(reply.header("Location").orElse(""));
            if (moves == MOST_MOVES || !isSameServer(there, request.uri())) {
                throw new IOException("GitHub leads to " + there);
            }
            next = HttpRequest.newBuilder(next, (name, value) -> true).uri(there).build();
            reply = send(next);
            hearing.moved();
        }
        return reply;
    }

    private static boolean isSameServer(URI one, URI other) {
        return Objects.equals(one.getScheme(), other.getScheme())
                && Objects.equals(one.getAuthority(), other.getAuthority());
    }

    private Reply send(HttpRequest request) throws IOException {
        assert BasicAction.Current() == null : "GitHub is asked inside a transaction";
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), headers(response), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            InterruptedIOException interrupted = new InterruptedIOException("Interrupted");
            interrupted.initCause(e);
            throw interrupted;
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
