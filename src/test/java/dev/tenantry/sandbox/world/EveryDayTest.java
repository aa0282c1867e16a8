package dev.tenantry.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The history of worlds that begin on each day of a year, each at another time of the day. */
class EveryDayTest {

    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    /** How much later than the day before; shares no divisor with a day, so that all hours come. */
    private static final int MINUTES_LATER = 577;

    private static List<Day> year = List.of();

    /** What the plan of a world's history says; lists in the order of the numbers. */
    private record Day(
            Instant now,
            List<Integer> numbers,
            List<Instant> opened,
            List<String> branches,
            List<String> proposals,
            List<String> grantFiles) {

        static Day of(int day) {
            Instant now =
                    NEW_YEAR.plus(Duration.ofDays(day))
                            .plus(Duration.ofMinutes(day * MINUTES_LATER % 1_440));
            List<NumberedChange> numbered =
                    new HistoryPlan(World.at(now))
                            .pullRequests().stream()
                                    .sorted(Comparator.comparingInt(NumberedChange::number))
                                    .toList();
            List<Change> changes = numbered.stream().map(NumberedChange::change).toList();
            return new Day(
                    now,
                    numbered.stream().map(NumberedChange::number).toList(),
                    changes.stream().map(Change::opened).toList(),
                    changes.stream().map(Change::branch).toList(),
                    changes.stream().flatMap(c -> c.proposalId().stream()).toList(),
                    changes.stream()
                            .flatMap(c -> c.writes().get())
                            .map(EstateFile::path)
                            .filter(path -> path.contains("/access/grants/"))
                            .toList());
        }
    }

    @BeforeAll
    static void planTheYear() {
        year = IntStream.range(0, 366).parallel().mapToObj(Day::of).toList();
    }

    @Test
    void pullRequestsAreNumberedInTheOrderTheyWereOpenedWithoutAGap() {
        for (Day day : year) {
            assertThat(day.numbers())
                    .as("At " + day.now())
                    .hasSizeGreaterThan(80)
                    .isEqualTo(IntStream.rangeClosed(1, day.numbers().size()).boxed().toList());
            assertThat(day.opened()).as("At " + day.now()).isSorted();
        }
    }

    @Test
    void noTwoPullRequestsHaveABranchOfOneName() {
        assertOnce(Day::branches);
    }

    @Test
    void noTwoProposalsHaveOneId() {
        assertOnce(Day::proposals);
    }

    @Test
    void noGrantFileIsWrittenTwice() {
        assertOnce(Day::grantFiles);
    }

    private static void assertOnce(Function<Day, List<String>> names) {
        for (Day day : year) {
            assertThat(names.apply(day)).as("At " + day.now()).isNotEmpty().doesNotHaveDuplicates();
        }
    }
}
