package dev.tenantry.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.testing.Postgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is remembered of rows, over a real database. */
class UntilMovedTest {

    private static final Set<String> GIT = Set.of("GIT");

    /** A question as pages ask. */
    private record Sum(String of) {}

    private record Part(String of) {}

    private final DataSource database = Postgres.migrated();
    private final UntilMoved known = new UntilMoved(new Sql(database));
    private final AtomicInteger reads = new AtomicInteger();

    private void move(String source, String marker) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    insert into read_model.source_state (source, marker) values ('%s', '%s')
                    on conflict (source) do update set marker = excluded.marker
                    """
                            .formatted(source, marker));
        }
    }

    private int sum(String of) {
        return known.one(GIT, new Sum(of), reads::incrementAndGet);
    }

    @Test
    void anAnswerIsReadOnceForEachMarkerOfItsSources() throws SQLException {
        move("GIT", "a");
        assertThat(List.of(sum("x"), sum("x"), sum("y"))).containsExactly(1, 1, 2);
        move("BILLING", "1");
        assertThat(sum("x")).isEqualTo(1);
        move("GIT", "b");
        assertThat(sum("x")).isEqualTo(3);
    }

    @Test
    void manyQuestionsReadOnlyWhatIsMissing() throws SQLException {
        move("GIT", "a");
        assertThat(parts("x", "y")).isEqualTo(Map.of("x", 2, "y", 2));
        assertThat(parts("x", "z")).isEqualTo(Map.of("x", 2, "z", 1));
    }

    private Map<String, Integer> parts(String... names) {
        Map<String, Integer> found = new HashMap<>();
        known.all(GIT, List.of(names).stream().map(Part::new).toList(), UntilMovedTest::sizes)
                .forEach((part, size) -> found.put(part.of(), size));
        return found;
    }

    private static Map<Part, Integer> sizes(Set<Part> asked) {
        Map<Part, Integer> sizes = new HashMap<>();
        asked.forEach(part -> sizes.put(part, asked.size()));
        return sizes;
    }

    @Test
    void anAnswerMayAskInItsTurn() {
        for (int i = 0; i < 200; i++) {
            String name = "n" + i;
            assertThat(known.one(GIT, new Part(name), () -> sum(name))).isEqualTo(i + 1);
        }
    }

    @Test
    void whoeverAsksTheSameMeanwhileWaitsForTheSameReading() throws Exception {
        CountDownLatch all = new CountDownLatch(8);
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Integer>> answers =
                    java.util.stream.IntStream.range(0, 8)
                            .mapToObj(i -> people.submit(() -> together(all)))
                            .toList();
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isEqualTo(1);
            }
        }
    }

    /** Nobody has read before everybody is about to ask. */
    private int together(CountDownLatch all) throws InterruptedException {
        all.countDown();
        all.await();
        return sum("x");
    }

    @Test
    void aReadingThatFailsIsNotRemembered() {
        assertThatThrownBy(
                        () ->
                                known.one(
                                        GIT,
                                        new Sum("x"),
                                        () -> {
                                            throw new IllegalStateException("away");
                                        }))
                .hasMessage("away");
        assertThat(sum("x")).isEqualTo(1);
    }
}
