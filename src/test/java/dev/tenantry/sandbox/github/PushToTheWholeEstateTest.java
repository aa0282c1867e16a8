package dev.tenantry.sandbox.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.sandbox.world.World;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The git of the command line, with all the refs that the company's history has. */
class PushToTheWholeEstateTest {

    /** Grants in two tenants, of the same day, person and role, are named alike at this time. */
    private static final World NAMED_ALIKE = World.at(Instant.parse("2026-11-29T23:30:00Z"));

    private static final List<String> SOMEBODY =
            List.of("-c", "user.name=By Hand", "-c", "user.email=by.hand@acme.example");

    @TempDir Path state;
    @TempDir Path work;

    @Test
    void aBranchIsPushedAndItsPullRequestHasTheNextNumber()
            throws IOException, InterruptedException {
        try (RunningGitHub github =
                new RunningGitHub(
                        state,
                        "http://127.0.0.1:9",
                        Clock.systemUTC(),
                        new AcmeBeginning(NAMED_ALIKE))) {
            String url =
                    github.address("estate.url")
                            .replace("://", "://infra-engineer:ghp_infra-engineer@");
            git("clone", "--quiet", "--no-checkout", url, ".");
            String head = git("commit-tree", "-p", "HEAD", "-m", "By hand", "HEAD^{tree}").strip();
            git("push", "--quiet", "origin", head + ":refs/heads/by-hand");
            assertThat(github.tip("by-hand")).isEqualTo(head);
            int number = github.open("infra-engineer", "by-hand");
            String refs = git("ls-remote", "origin", "refs/pull/*/head");
            assertThat(refs.lines())
                    .hasSize(number)
                    .contains(head + "\trefs/pull/" + number + "/head");
        }
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(SOMEBODY);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
        builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
        builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
        builder.environment().put("GIT_TERMINAL_PROMPT", "0");
        Process process = builder.redirectErrorStream(true).start();
        String told = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(told).isZero();
        return told;
    }
}
