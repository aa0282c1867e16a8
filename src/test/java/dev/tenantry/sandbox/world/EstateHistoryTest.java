package dev.tenantry.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.sandbox.world.HistoricPullRequest.Merge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EstateHistoryTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:30:00Z");

    /** Grants in two tenants, of the same day, person and role, are named alike at these times. */
    private static final List<Instant> NAMED_ALIKE =
            List.of(Instant.parse("2026-11-29T23:30:00Z"), Instant.parse("2026-02-28T14:00:00Z"));

    private final World world = World.at(NOW);

    @TempDir Path folder;

    @Test
    void mainHoldsEveryGrantOfTheWorldAndNoRemovedOne() throws IOException {
        EstateHistory history = EstateHistory.writeInto(folder.resolve("estate.git"), world);
        Set<String> paths = pathsAt(history.head());
        assertThat(paths).containsAll(world.grants().map(Grant::path).toList());
        assertThat(paths.stream().filter(p -> p.contains("/access/grants/")))
                .hasSize((int) world.grants().count());
        assertThat(paths)
                .contains(
                        ".github/CODEOWNERS",
                        "argocd/root.yaml",
                        "argocd/appsets/tenant-infra.yaml",
                        "policy/longest-duration-restricted.yaml",
                        "platform/node-pools/cpu-standard.yaml",
                        "factory/birchway/namespace.yaml",
                        "tenants/birchway/infra/data/dataset-shipments.yaml",
                        "tenants/birchway/workflows/load-shipments.template.yaml");
    }

    @Test
    void everyMergeOnMainIsAPullRequestApprovedBySomebodyElse() throws Exception {
        EstateHistory history = EstateHistory.writeInto(folder.resolve("estate.git"), world);
        assertThat(history.pullRequests()).hasSizeGreaterThan(80);
        assertThat(history.pullRequests().stream().map(HistoricPullRequest::number))
                .doesNotHaveDuplicates();
        assertThat(history.pullRequests().stream().flatMap(p -> p.merge().stream()))
                .extracting(m -> m.approvedBy().login())
                .doesNotContainNull();
        assertThat(history.pullRequests())
                .filteredOn(p -> p.merge().isPresent())
                .noneMatch(p -> p.merge().orElseThrow().approvedBy().equals(p.author()));
        try (Repository repository = open();
                Git git = new Git(repository)) {
            long merges = count(git, commit -> commit.getParentCount() == 2);
            assertThat(merges)
                    .isEqualTo(
                            history.pullRequests().stream()
                                    .filter(p -> p.merge().isPresent())
                                    .count());
            assertThat(count(git, c -> c.getFullMessage().contains("\nProposal-Id: ")))
                    .isGreaterThan(30);
        }
    }

    @Test
    void theHistoryCanBeWorkedOutAgainWithoutWriting() {
        EstateHistory written = EstateHistory.writeInto(folder.resolve("estate.git"), world);
        EstateHistory again = EstateHistory.of(world);
        assertThat(again.head()).isEqualTo(written.head());
        assertThat(again.pullRequests()).isEqualTo(written.pullRequests());
        EstateHistory found = EstateHistory.writeInto(folder.resolve("estate.git"), world);
        assertThat(found.head()).isEqualTo(written.head());
    }

    @Test
    void openPullRequestsHaveABranchAndLeaveMainAlone() throws IOException {
        EstateHistory history = EstateHistory.writeInto(folder.resolve("estate.git"), world);
        try (Repository repository = open()) {
            assertThat(history.pullRequests())
                    .filteredOn(p -> p.merge().isEmpty())
                    .hasSize(2)
                    .allSatisfy(
                            p -> {
                                assertThat(repository.resolve(p.branch())).isNotNull();
                                assertThat(p.base()).isEqualTo(history.head());
                            });
        }
    }

    @Test
    void aBiggerWorldHasTwelveFilesForEachMoreTenant() throws IOException {
        EstateHistory history =
                EstateHistory.writeInto(folder.resolve("estate.git"), World.ofSize(NOW, 40));
        int more = pathsAt(history.head()).size();
        folder = folder.resolve("small");
        EstateHistory small = EstateHistory.writeInto(folder.resolve("estate.git"), world);
        assertThat(more - pathsAt(small.head()).size()).isEqualTo(28 * 12);
    }

    @Test
    void packedRefsHoldEveryPullRequestOnce() throws IOException {
        for (Instant now : NAMED_ALIKE) {
            Path estate = folder.resolve(now.getEpochSecond() + ".git");
            EstateHistory history = EstateHistory.writeInto(estate, World.at(now));
            int pullRequests = history.pullRequests().size();
            assertThat(Files.readAllLines(estate.resolve("packed-refs")))
                    .filteredOn(line -> line.contains(" refs/pull/"))
                    .extracting(line -> line.substring(line.indexOf(' ') + 1))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, pullRequests)
                                    .mapToObj(number -> "refs/pull/" + number + "/head")
                                    .toList());
            assertThat(history.pullRequests())
                    .flatExtracting(
                            pull ->
                                    Stream.concat(
                                                    Stream.of(pull.head()),
                                                    pull.merge().stream().map(Merge::commit))
                                            .toList())
                    .hasSizeGreaterThan(pullRequests)
                    .doesNotHaveDuplicates();
        }
    }

    private static long count(Git git, Predicate<org.eclipse.jgit.revwalk.RevCommit> which)
            throws GitAPIException, IOException {
        long count = 0;
        for (var commit : git.log().add(git.getRepository().resolve("main")).call()) {
            count += which.test(commit) ? 1 : 0;
        }
        return count;
    }

    private Set<String> pathsAt(String commit) throws IOException {
        Set<String> paths = new HashSet<>();
        try (Repository repository = open();
                RevWalk walk = new RevWalk(repository);
                TreeWalk tree = new TreeWalk(repository)) {
            tree.addTree(walk.parseCommit(ObjectId.fromString(commit)).getTree());
            tree.setRecursive(true);
            while (tree.next()) {
                paths.add(tree.getPathString());
            }
        }
        return paths;
    }

    private Repository open() throws IOException {
        return new FileRepositoryBuilder().setGitDir(folder.resolve("estate.git").toFile()).build();
    }
}
