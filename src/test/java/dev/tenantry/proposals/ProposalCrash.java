package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.proposals.KillingProxy.Moment;
import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.OwnEstate;
import dev.tenantry.testing.PackagedConsole;
import dev.tenantry.testing.SandboxGitHub;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Kills the packaged application with SIGKILL at requests that it writes to GitHub with, on one
 * side of the request; after a restart there is exactly one branch, one commit and one pull
 * request. Two classes share the requests of a side: the first ones, and all others until it lives.
 */
abstract class ProposalCrash {

    /** So many requests are the first ones. */
    private static final int FIRST = 3;

    private final Moment moment;
    private final boolean first;
    private final OwnEstate own;
    private final PackagedConsole console;
    private final Asker asker;

    ProposalCrash(Moment moment, boolean first, String name) {
        this.moment = moment;
        this.first = first;
        this.own = OwnEstate.named(name);
        this.console = new PackagedConsole(Path.of("target", name + ".log"));
        this.asker = new Asker(console, own.addresses());
    }

    @AfterEach
    void nothingIsLeftRunning() {
        console.close();
        own.close();
    }

    private Process start(KillingProxy proxy) throws IOException {
        Map<String, String> settings = new TreeMap<>(own.addresses());
        settings.put("tenantry.github.api-url", proxy.url() + "/api/v3");
        settings.put("tenantry.proposals.lease", "PT2S");
        settings.put("tenantry.indexing.first-look", "PT0S");
        Process process = console.start(settings);
        Eventually.holds(asker::maySubmit);
        return process;
    }

    @Test
    void killedAnywhereItStillMakesOneBranchOneCommitAndOnePullRequest()
            throws IOException, InterruptedException {
        String api = own.address("tenantry.github.api-url");
        SandboxGitHub gitHub = new SandboxGitHub(api, own.address("tenantry.github.repository"));
        int deaths = 0;
        try (KillingProxy proxy = new KillingProxy(root(api))) {
            Process application = start(proxy);
            boolean died = true;
            for (int n = first ? 1 : FIRST + 1; died && !(first && n > FIRST); n++) {
                CountDownLatch killed = proxy.kill(application, n, moment);
                String key = UUID.randomUUID().toString();
                Optional<String> answered = tryToSubmit(key);
                died = answered.isEmpty() || dies(killed, answered.get(), gitHub);
                died |= proxy.spare();
                if (died) {
                    deaths++;
                    application.waitFor();
                    application = start(proxy);
                }
                String id = asker.submit(key);
                assertThat(answered.orElse(id)).isEqualTo(id);
                isWhole(id, gitHub);
            }
        }
        assertThat(deaths).as("how often it was killed").isGreaterThanOrEqualTo(first ? FIRST : 1);
    }

    /** Empty when the application died before it answered; the same key asks again. */
    private Optional<String> tryToSubmit(String key) {
        try {
            return Optional.of(asker.submit(key));
        } catch (Exception died) {
            return Optional.empty();
        }
    }

    /** Waits until the application is killed, or has done everything without being killed. */
    private boolean dies(CountDownLatch killed, String id, SandboxGitHub gitHub)
            throws InterruptedException {
        while (!killed.await(200, TimeUnit.MILLISECONDS)) {
            if (isLabelled(id, gitHub)) {
                return killed.await(200, TimeUnit.MILLISECONDS);
            }
        }
        return true;
    }

    private boolean isLabelled(String id, SandboxGitHub gitHub) {
        try {
            Integer number = asker.proposal(id).get("number");
            return number != null && gitHub.labels(number).contains("tenantry");
        } catch (Exception | AssertionError dead) {
            return false;
        }
    }

    private void isWhole(String id, SandboxGitHub gitHub) {
        Eventually.holds(() -> isLabelled(id, gitHub));
        JsonPath proposal = asker.proposal(id);
        String branch = proposal.getString("branch");
        int number = proposal.getInt("number");
        assertThat(gitHub.branches(id)).as("branches of %s", id).hasSize(1);
        assertThat(gitHub.commits(branch)).as("commits of %s", id).hasSize(1);
        assertThat(gitHub.pullRequests(branch)).as("pulls of %s", id).containsExactly(number);
    }

    private static String root(String api) {
        URI uri = URI.create(api);
        return uri.getScheme() + "://" + uri.getAuthority();
    }
}
