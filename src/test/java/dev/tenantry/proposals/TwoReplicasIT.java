package dev.tenantry.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Eventually;
import dev.tenantry.testing.OwnEstate;
import dev.tenantry.testing.PackagedConsole;
import dev.tenantry.testing.SandboxGitHub;
import dev.tenantry.testing.Visitor;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two packaged applications over one database and one sandbox, and then only one of them. */
class TwoReplicasIT {

    @TempDir Path folder;

    private final OwnEstate own = OwnEstate.named("two_replicas");
    private final SandboxGitHub gitHub =
            new SandboxGitHub(
                    own.address("tenantry.github.api-url"),
                    own.address("tenantry.github.repository"));
    private final PackagedConsole first = replica("first");
    private final PackagedConsole second = replica("second");

    private static PackagedConsole replica(String name) {
        return new PackagedConsole(Path.of("target/replica-" + name + ".log"));
    }

    @AfterEach
    void nothingIsLeftRunning() {
        first.close();
        second.close();
        own.close();
    }

    @Test
    void whatOneDoesTheOtherTellsAndEitherGoesOnAlone() throws IOException, InterruptedException {
        Process dies = start(first, "first");
        start(second, "second");
        Asker one = new Asker(first, own.addresses());
        Asker other = new Asker(second, own.addresses());
        Eventually.holds(() -> one.maySubmit() && other.maySubmit());

        String id = one.submit(fresh());
        Eventually.holds(() -> other.proposal(id).get("number") != null);
        assertThat(gitHub.branches(id)).hasSize(1);
        assertThat(gitHub.pullRequests(other.proposal(id).getString("branch"))).hasSize(1);

        AtomicBoolean heard = new AtomicBoolean();
        Visitor dana = Visitor.signedIn(URI.create(second.url()), "data-engineer");
        try (Visitor.Listening _ =
                dana.listen(
                        "/live?on=proposal:" + id,
                        line -> heard.compareAndSet(false, line.contains(id)))) {
            one.withdraw(id);
            Eventually.holds(heard::get);
        }
        assertThat(other.proposal(id).getString("stage")).isEqualTo("withdrawn");

        dies.destroyForcibly().waitFor();
        String alone = other.submit(fresh());
        Eventually.holds(() -> other.proposal(alone).get("number") != null);
        assertThat(gitHub.branches(alone)).hasSize(1);
        other.withdraw(alone);
    }

    private Process start(PackagedConsole console, String name) throws IOException {
        Map<String, String> settings = new TreeMap<>(own.addresses());
        settings.put("tenantry.indexing.first-look", "PT0S");
        settings.put("tenantry.estate.mirror", folder.resolve(name).toString());
        // Browsers send such cookies over plain http to loopback; our visitor is stricter.
        settings.put("quarkus.oidc.authentication.cookie-force-secure", "false");
        return console.start(settings);
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }
}
