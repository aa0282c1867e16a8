package dev.tenantry.sources.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.AsyncBody;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a watch, as bytes. The client's own watch makes text of each chunk by itself, and an
 * API server ends a chunk wherever it is full, also within a letter of several bytes. The next
 * chunk is asked for when the lines of the last one were taken, so that a slow reader slows the
 * server.
 */
final class EventStream implements AutoCloseable {

    /** Larger than any object that etcd takes (1.5 MiB). */
    private static final int LONGEST = 8 << 20;

    /** What arrived, or why nothing more will; none is the usual end. */
    private record Part(List<ByteBuffer> bytes, @Nullable Throwable trouble, boolean isLast) {}

    private final AsyncBody body;
    private final CompletableFuture<Boolean> end;
    private final BlockingQueue<Part> parts;
    private final Duration patience;
    private final Queue<byte[]> lines = new ArrayDeque<>();
    private ByteArrayOutputStream line = new ByteArrayOutputStream();

    private EventStream(
            AsyncBody body,
            CompletableFuture<Boolean> end,
            BlockingQueue<Part> parts,
            Duration patience) {
        this.body = body;
        this.end = end;
        this.parts = parts;
        this.patience = patience;
    }

    /**
     * @param patience after so long without a byte the connection counts as lost
     * @throws KubernetesClientException with the status of an answer that is no stream
     */
    static EventStream open(HttpClient http, HttpRequest request, Duration patience)
            throws InterruptedException {
        BlockingQueue<Part> parts = new LinkedBlockingQueue<>();
        CompletableFuture<HttpResponse<AsyncBody>> asked =
                http.consumeBytes(
                        request, (bytes, body) -> parts.add(new Part(bytes, null, false)));
        HttpResponse<AsyncBody> answer = answer(asked);
        AsyncBody body = answer.body();
        if (!answer.isSuccessful()) {
            body.cancel();
            throw new KubernetesClientException(answer.message(), answer.code(), null);
        }
        CompletableFuture<Boolean> end =
                body.done()
                        .handle((done, trouble) -> parts.add(new Part(List.of(), trouble, true)));
        body.consume();
        return new EventStream(body, end, parts, patience);
    }

    private static HttpResponse<AsyncBody> answer(CompletableFuture<HttpResponse<AsyncBody>> asked)
            throws InterruptedException {
        try {
            return asked.get();
        } catch (ExecutionException e) {
            throw new KubernetesClientException("The watch cannot be opened", e.getCause());
        }
    }

    /** The next whole line; empty when the server ended the watch. */
    Optional<byte[]> next() throws InterruptedException {
        while (lines.isEmpty()) {
            Part part = parts.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (part == null) {
                throw new KubernetesClientException("The watch says nothing any more");
            }
            if (part.trouble() != null) {
                throw new KubernetesClientException("The watch broke", part.trouble());
            }
            if (part.isLast()) {
                return Optional.empty();
            }
            part.bytes().forEach(this::take);
            if (lines.isEmpty()) {
                body.consume();
            }
        }
        byte[] next = lines.remove();
        if (lines.isEmpty()) {
            body.consume();
        }
        return Optional.of(next);
    }

    private void take(ByteBuffer bytes) {
        while (bytes.hasRemaining()) {
            byte one = bytes.get();
            if (one == '\n') {
                lines.add(line.toByteArray());
                line = new ByteArrayOutputStream();
            } else if (line.size() == LONGEST) {
                throw new KubernetesClientException("An event is longer than any object may be");
            } else {
                line.write(one);
            }
        }
    }

    @Override
    public void close() {
        if (!end.isDone()) {
            body.cancel();
        }
    }
}
