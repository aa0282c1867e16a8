package dev.tenantry.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenantry.manifest.Branch;
import dev.tenantry.manifest.Branches;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Since when a head brings what it brings, out of what GitHub tells of main's moves. */
class SettledTest {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static final Branch BRANCH = new Branch("m3", "f", "head", List.of(), List.of());

    /** By where main stood; what is not here is not in the mirror. */
    private record Forks(Map<String, String> of) implements Branches {
        @Override
        public Branch of(String ref, String head) {
            return BRANCH;
        }

        @Override
        public Branch brought(String ref, String head, String commit) {
            return BRANCH;
        }

        @Override
        public Branch between(String base, String head) {
            return BRANCH;
        }

        @Override
        public Optional<String> fork(String one, String other) {
            return Optional.ofNullable(of.get(one));
        }
    }

    private static final Map<String, String> SAME =
            Map.of("m0", "f", "m1", "f", "m2", "f", "m3", "f");

    private static Instant at(int minute) {
        return NOON.plusSeconds(60L * minute);
    }

    /** Newest first: each stood where it says, a minute after the one behind it. */
    private static Instant since(Map<String, String> forks, int oldest, String... stood) {
        Settled.Walk walk = new Settled.Walk(new Forks(forks), BRANCH, at(oldest));
        for (int i = 0; i + 1 < stood.length; i++) {
            ObjectNode move =
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("after", stood[i])
                            .put("before", stood[i + 1])
                            .put("timestamp", at(stood.length - 1 - i).toString());
            if (!walk.goesOn(move)) {
                break;
            }
        }
        return walk.since();
    }

    @Test
    void theMoveThatChangedTheForkCounts() {
        Map<String, String> forks = Map.of("m1", "e", "m2", "f", "m3", "f");
        assertThat(since(forks, 0, "m3", "m2", "m1", "m0")).isEqualTo(at(2));
    }

    @Test
    void nobodyLooksFurtherBackThanNeeded() {
        assertThat(since(SAME, 0, "m3", "m2", "m1", "m0")).isEqualTo(at(1));
        assertThat(since(SAME, 3, "m3", "m2", "m1", "m0")).isEqualTo(at(2));
    }

    @Test
    void aMoveThatWasNotToldHidesWhatWasBefore() {
        Settled.Walk walk = new Settled.Walk(new Forks(SAME), BRANCH, NOON);
        ObjectNode newest = JsonNodeFactory.instance.objectNode();
        newest.put("after", "m3").put("before", "m2").put("timestamp", at(9).toString());
        assertThat(walk.goesOn(newest)).isTrue();
        ObjectNode other = newest.deepCopy().put("after", "m1").put("before", "m0");
        assertThat(walk.goesOn(other.put("timestamp", at(1).toString()))).isFalse();
        assertThat(walk.since()).isEqualTo(at(9));
    }

    @Test
    void whatCannotBeComparedIsAnotherThing() {
        assertThat(since(Map.of("m3", "f"), 0, "m3", "gone", "m1")).isEqualTo(at(2));
    }

    /** GitHub tells of moves a moment after it made them, and main moves while we look. */
    @Test
    void aMainBesideOursCountsWhereTheHeadBringsTheSame() {
        assertThat(since(SAME, 0, "m2", "m1", "m0")).as("not told yet").isEqualTo(at(1));
        assertThat(since(SAME, 3, "new", "m3", "m2", "m1")).as("newer").isEqualTo(at(2));
        assertThat(since(Map.of("m2", "e", "m3", "f"), 0, "m2", "m1")).isEqualTo(Instant.MAX);
        assertThat(since(Map.of(), 0, "x", "y", "z")).isEqualTo(Instant.MAX);
    }
}
