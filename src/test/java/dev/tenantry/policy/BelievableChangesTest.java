package dev.tenantry.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.policy.change.Question;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.sandbox.world.EstateHistory;
import dev.tenantry.sandbox.world.HistoricPullRequest;
import dev.tenantry.sandbox.world.World;
import dev.tenantry.testing.GitEstate;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people of an ordinary house change in an ordinary year is refused nowhere. */
class BelievableChangesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");

    /** Somebody whose roles are known. */
    private static final Actor ENGINEER =
            new Actor(
                    "robin.engineer@acme.example",
                    "Robin",
                    Set.of(),
                    Set.of(ConsoleRole.DATA_ENGINEER, ConsoleRole.INFRA_ENGINEER),
                    Optional.empty());

    @TempDir Path folder;

    /** The usual one, and one with other people in other trouble. */
    @Test
    void everyPullRequestOfTwoHousesHistoryPasses() throws IOException {
        int passed = passed(World.at(NOW)) + passed(World.of(7, NOW, 12));
        assertThat(passed).isGreaterThan(200);
    }

    private int passed(World world) throws IOException {
        Path git = folder.resolve(UUID.randomUUID() + ".git");
        List<HistoricPullRequest> all = EstateHistory.writeInto(git, world).pullRequests();
        try (GitEstate.Repository repository = GitEstate.open(git)) {
            for (HistoricPullRequest pull : all) {
                List<FileEdit> edits = repository.between(pull.base(), pull.head());
                GitEstate base = repository.at(pull.base());
                List<Verdict> refused =
                        Policy.judge(
                                        Question.beforeReview(
                                                new ChangeSet(base.commit(), edits),
                                                base,
                                                ENGINEER,
                                                pull.openedAt()))
                                .verdicts()
                                .stream()
                                .filter(Verdict::blocks)
                                // People do ask for what they have; of that they are told.
                                .filter(verdict -> !verdict.rule().equals("no-duplicate"))
                                .toList();
                assertThat(refused).as("#%d %s", pull.number(), pull.title()).isEmpty();
            }
        }
        return all.size();
    }
}
