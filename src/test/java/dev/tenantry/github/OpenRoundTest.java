package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.proposals.ForgeTrouble;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kohsuke.github.GHDirection;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestQueryBuilder.Sort;

/** What a round asks of GitHub grows with what changed, and not with what is open. */
class OpenRoundTest extends JudgedOnGitHub {

    private static final int OPEN = 90;

    private final List<Integer> looked = new ArrayList<>();
    private Instant now = Instant.now();
    private OpenRound round;

    @BeforeAll
    void openMany() {
        for (int i = 0; i < OPEN; i++) {
            String branch = "by-hand/" + i;
            github.server.commit("data-engineer", branch, "notes/" + i + ".md", "a");
            github.server.open("data-engineer", branch);
        }
    }

    @BeforeEach
    void everythingWasLookedAt() throws IOException, ForgeTrouble {
        Clock clock =
                new Clock() {
                    @Override
                    public Instant instant() {
                        return now;
                    }

                    @Override
                    public ZoneOffset getZone() {
                        return ZoneOffset.UTC;
                    }

                    @Override
                    public Clock withZone(java.time.ZoneId zone) {
                        return this;
                    }
                };
        round =
                new OpenRound(
                        github.repositories,
                        github.remembered,
                        new OpenRound.Settings(
                                "main",
                                Duration.ofMinutes(5),
                                Duration.ofHours(1),
                                Duration.ofDays(30)),
                        clock);
        assertThat(lookedAt(Set.of(), OpenRoundTest::none)).hasSize(open().size());
    }

    /** Nothing more is expected of any of them. */
    private static boolean none(int number) {
        return false;
    }

    private List<GHPullRequest> open() throws IOException, ForgeTrouble {
        return github.repositories
                .app()
                .queryPullRequests()
                .state(GHIssueState.OPEN)
                .sort(Sort.UPDATED)
                .direction(GHDirection.DESC)
                .list()
                .withPageSize(100)
                .toList();
    }

    private List<Integer> lookedAt(Set<String> green, IntPredicate unfinished)
            throws IOException, ForgeTrouble {
        looked.clear();
        round.look(open(), green, unfinished, () -> true, looked::add);
        return List.copyOf(looked);
    }

    @Test
    void ninetyThatAreQuietCostAFewRequestsARound() throws IOException, ForgeTrouble {
        for (GHPullRequest pull : open().subList(0, 3)) {
            check.publish(pull.getNumber());
        }
        lookedAt(Set.of(), OpenRoundTest::none);
        int before = github.answers.get();
        for (int minute = 0; minute < 10; minute++) {
            now = now.plus(Duration.ofMinutes(1));
            assertThat(lookedAt(Set.of(), OpenRoundTest::none)).isEmpty();
        }
        assertThat(github.answers.get() - before).isLessThanOrEqualTo(10 * 3);
    }

    @Test
    void whatChangedIsLookedAtAndNothingElse() throws IOException, ForgeTrouble {
        int number = open().get(7).getNumber();
        github.server.as(
                "reviewer", "POST", "/issues/" + number + "/comments", "{\"body\": \"Why?\"}");
        assertThat(lookedAt(Set.of(), OpenRoundTest::none)).containsExactly(number);
        assertThat(lookedAt(Set.of(), OpenRoundTest::none)).isEmpty();
    }

    @Test
    void whenMainMovesAllAreLookedAt() throws IOException, ForgeTrouble {
        int number = open().getLast().getNumber();
        github.server.approve("reviewer", number);
        assertThat(
                        github.server
                                .as("reviewer", "PUT", "/pulls/" + number + "/merge", "{}")
                                .status())
                .isEqualTo(200);
        assertThat(lookedAt(Set.of(), OpenRoundTest::none)).hasSize(open().size());
    }

    /** An approval may count by it, or count no more. */
    @Test
    void whenSomebodyLinksAnAccountOrLosesARoleAllAreLookedAt() throws IOException, ForgeTrouble {
        WhoIsWho all = github.remembered.people;
        github.remembered.people = new WhoIsWho(all.ever(), List.of(), all.signIns());
        assertThat(lookedAt(Set.of(), OpenRoundTest::none)).hasSize(open().size());
        now = now.plus(Duration.ofDays(31));
        assertThat(lookedAt(Set.of(), OpenRoundTest::none)).hasSize(open().size());
    }

    @Test
    void whatIsNotFinishedIsLookedAtAgain() throws IOException, ForgeTrouble {
        int number = open().get(3).getNumber();
        assertThat(lookedAt(Set.of(), other -> other == number)).containsExactly(number);
    }

    @Test
    void aLookThatFailedIsRepeated() throws IOException, ForgeTrouble {
        int number = open().get(5).getNumber();
        github.server.as(
                "reviewer", "POST", "/issues/" + number + "/comments", "{\"body\": \"Why?\"}");
        round.look(open(), Set.of(), OpenRoundTest::none, () -> true, failing -> false);
        assertThat(lookedAt(Set.of(), OpenRoundTest::none)).containsExactly(number);
    }

    @Test
    void whatIsCalledGoodIsLookedAtSoonerAndFirst() throws IOException, ForgeTrouble {
        GHPullRequest good = open().get(50);
        Set<String> green = Set.of(good.getHead().getSha());
        now = now.plus(Duration.ofHours(1));
        assertThat(lookedAt(green, OpenRoundTest::none))
                .hasSize(open().size())
                .first()
                .isEqualTo(good.getNumber());
        now = now.plus(Duration.ofMinutes(5));
        assertThat(lookedAt(green, OpenRoundTest::none)).containsExactly(good.getNumber());
    }

    @Test
    void withFewRequestsLeftOnlyWhatIsCalledGoodIsLookedAt() throws IOException, ForgeTrouble {
        now = now.plus(Duration.ofHours(1));
        GHPullRequest good = open().get(50);
        looked.clear();
        round.look(
                open(),
                Set.of(good.getHead().getSha()),
                OpenRoundTest::none,
                () -> false,
                looked::add);
        assertThat(looked).containsExactly(good.getNumber());
    }
}
