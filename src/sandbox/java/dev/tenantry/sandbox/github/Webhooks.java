package dev.tenantry.sandbox.github;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Carries webhooks to the console, signed, in order; tries again while it is away and gives a
 * delivery up after a while, as the real one loses some.
 */
final class Webhooks implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Webhooks.class.getName());
    private static final int MOST_ATTEMPTS = 8;

    private final Store store;
    private final URI target;
    private final String secret;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Semaphore work = new Semaphore(0);
    private final Thread worker;

    Webhooks(Store store, String consoleUrl, String secret) {
        this.store = store;
        this.target = URI.create(consoleUrl + "/github/webhooks");
        this.secret = secret;
        this.worker = Thread.ofVirtual().name("github-webhooks").unstarted(this::run);
    }

    void start() {
        worker.start();
    }

    /** There may be something in the queue. */
    void wake() {
        work.release();
    }

    /** {@code sha256=<hex>} over the raw body. */
    static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Optional<Delivery> next = next();
                if (next.isPresent()) {
                    settle(next.get(), deliver(next.get()));
                } else if (work.tryAcquire(1, TimeUnit.SECONDS)) {
                    work.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.log(Level.SEVERE, "Webhooks stopped.", e);
        }
    }

    private Optional<Delivery> next() throws Exception {
        Instant now = store.now();
        return store.read(
                ledger ->
                        ledger.deliveries.stream()
                                .filter(delivery -> !delivery.nextAt().isAfter(now))
                                .findFirst());
    }

    private boolean deliver(Delivery delivery) throws InterruptedException {
        byte[] body = delivery.payload().getBytes(StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(target)
                        .timeout(Duration.ofSeconds(10))
                        .header("Content-Type", "application/json")
                        .header("User-Agent", "GitHub-Hookshot/sandbox")
                        .header("X-GitHub-Event", delivery.event())
                        .header("X-GitHub-Delivery", delivery.guid())
                        .header("X-GitHub-Hook-Installation-Target-Type", "integration")
                        .header("X-Hub-Signature-256", signature(secret, body))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
        try {
            int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status / 100 == 2;
        } catch (IOException e) {
            LOG.log(Level.FINE, "The console did not take a webhook.", e);
            return false;
        }
    }

    private void settle(Delivery delivery, boolean delivered) throws Exception {
        boolean over = delivered || delivery.attempts() + 1 >= MOST_ATTEMPTS;
        Instant now = store.now();
        store.update(
                ledger -> {
                    List<Delivery> queue = ledger.deliveries;
                    int at = queue.indexOf(delivery);
                    if (at >= 0 && over) {
                        queue.remove(at);
                    } else if (at >= 0) {
                        queue.set(at, delivery.failed(now));
                    }
                });
    }

    @Override
    public void close() {
        worker.interrupt();
        http.shutdownNow();
        try {
            worker.join(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
