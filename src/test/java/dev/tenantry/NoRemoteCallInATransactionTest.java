package dev.tenantry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tenantry.proposals.PullRequests;
import dev.tenantry.sources.gcp.GoogleCloud;
import dev.tenantry.sources.gcp.GoogleSettings;
import dev.tenantry.sources.git.EstateMirror;
import dev.tenantry.testing.SandboxResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/**
 * Each door to the outside refuses to be used inside a transaction wherever assertions are on, so
 * that every test of the whole is one of this too.
 */
@QuarkusTest
@WithTestResource(SandboxResource.class)
@SuppressWarnings("NullAway.Init")
class NoRemoteCallInATransactionTest {

    @Inject PullRequests forge;
    @Inject EstateMirror mirror;
    @Inject GoogleSettings google;

    @Test
    void noDoorOpensInsideATransaction() throws Exception {
        try (GoogleCloud cloud = GoogleCloud.open(google, Clock.systemUTC())) {
            refused("GitHub", () -> forge.look(1));
            refused("The estate", mirror::fetch);
            refused("Google Cloud", () -> cloud.look(Set.of()));
        }
    }

    private static void refused(String door, Callable<?> call) throws Exception {
        Throwable inside = catchThrowable(() -> QuarkusTransaction.requiringNew().call(call));
        assertThat(inside)
                .rootCause()
                .isInstanceOf(AssertionError.class)
                .hasMessage(door + " is asked inside a transaction");
        assertThat(call.call()).isNotNull();
    }
}
