package dev.tenantry.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenantry.testing.SandboxResource;
import dev.tenantry.testing.verify.BesideTheApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the application asked the sandbox's GitHub in all tests of this run, and what it answered,
 * is in GitHub's form. Quarkus has tests like this one, which start no application, run after all
 * that do.
 */
@BesideTheApplication
class ExchangesOfTheRunTest {

    private static final Path EXCHANGES = GitHubServer.exchanges(SandboxResource.STATE);

    @Test
    void everyRequestAndEveryAnswerIsInGitHubsForm() throws IOException {
        assumeTrue(Files.exists(EXCHANGES), "No test of this run used the sandbox");
        List<String> lines = Files.readAllLines(EXCHANGES);
        assertThat(lines).isNotEmpty();
        RunningGitHub.complaints();
        Observer description = GitHubDescription.observer();
        for (String line : lines) {
            description.saw(Json.MAPPER.readValue(line, Exchange.class));
        }
        assertThat(RunningGitHub.complaints()).isEmpty();
    }
}
