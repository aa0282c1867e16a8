package dev.tenantry.sources.gcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.sandbox.SandboxSettings;
import dev.tenantry.sandbox.world.World;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.SandboxedGoogle;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Google's real clients, as the sandbox's server sees them come. */
class BoundedLookTest {

    @TempDir Path folder;

    /** Counts the calls that are not answered yet, and holds those for policies until told. */
    private static final class Counting implements ServerInterceptor {

        private final CountDownLatch told = new CountDownLatch(1);
        private final AtomicInteger inFlight = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final AtomicInteger all = new AtomicInteger();

        @Override
        public <Q, A> ServerCall.Listener<Q> interceptCall(
                ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
            all.incrementAndGet();
            most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
            if (call.getMethodDescriptor().getFullMethodName().endsWith("/GetIamPolicy")) {
                hold();
            }
            return next.startCall(
                    new SimpleForwardingServerCall<>(call) {
                        @Override
                        public void close(Status status, Metadata trailers) {
                            inFlight.decrementAndGet();
                            super.close(status, trailers);
                        }
                    },
                    headers);
        }

        private void hold() {
            try {
                told.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Test
    void googleNeverHasMoreQuestionsAtOnceThanTheSettingAllows() throws Exception {
        Counting calls = new Counting();
        SandboxSettings settings =
                new SandboxSettings(folder, false, "http://127.0.0.1", Duration.ZERO, 12, 0);
        World world = World.at(Instant.parse("2026-11-22T12:00:00Z"));
        try (var sandbox = dev.tenantry.sandbox.google.GoogleCloud.start(settings, world, calls);
                GoogleCloud cloud = open(sandbox.addresses().get("tenantry.google.endpoint"))) {
            CompletableFuture<GoogleFacts> facts = CompletableFuture.supplyAsync(() -> look(cloud));
            Eventually.holds(() -> calls.inFlight.get() == 4);
            calls.told.countDown();
            assertThat(facts.get().silent()).isEmpty();
        }
        assertThat(calls.all.get()).isGreaterThan(26);
        assertThat(calls.most.get()).isEqualTo(4);
    }

    private static GoogleCloud open(@Nullable String address) throws GoogleTrouble {
        return GoogleCloud.open(new SandboxedGoogle(String.valueOf(address)), Clock.systemUTC());
    }

    private static GoogleFacts look(GoogleCloud cloud) {
        try {
            return cloud.look(Set.of());
        } catch (GoogleTrouble | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
