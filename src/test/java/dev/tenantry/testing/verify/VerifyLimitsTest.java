package dev.tenantry.testing.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.Counted;
import dev.tenantry.testing.verify.VerifyReport.Ended;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever crosses a limit of a verify is told in a sentence. */
class VerifyLimitsTest {

    private static final VerifyLimits LIMITS = new VerifyLimits(Duration.ofSeconds(60));

    private static final Map<Counted, Integer> FEW =
            Map.of(Counted.APPLICATION_START, VerifyLimits.APPLICATION_STARTS);

    /** A run of each kind that is as large as it must be. */
    private static List<Ended> whole() {
        List<Ended> classes = new ArrayList<>();
        VerifyLimits.LEAST_TESTS.forEach(
                (kind, tests) -> classes.add(ended(kind.name(), kind, 59, tests)));
        return classes;
    }

    private static Ended ended(String name, TestKind kind, int seconds, int tests) {
        return new Ended(name, kind, Duration.ofSeconds(seconds), tests, 0);
    }

    @Test
    void aWholeRunCrossesNone() {
        assertThat(LIMITS.crossed(whole(), FEW)).isEmpty();
    }

    @Test
    void aClassThatTakesLongIsNamed() {
        List<Ended> classes = whole();
        classes.add(ended("dev.tenantry.SlowTest", TestKind.PLAIN, 61, 1));
        assertThat(LIMITS.crossed(classes, FEW))
                .singleElement()
                .asString()
                .contains("dev.tenantry.SlowTest took 61 s");
    }

    @Test
    void oneMoreApplicationIsTooMany() {
        int starts = VerifyLimits.APPLICATION_STARTS + 1;
        assertThat(LIMITS.crossed(whole(), Map.of(Counted.APPLICATION_START, starts)))
                .singleElement()
                .asString()
                .contains("started " + starts + " times");
    }

    @Test
    void aKindThatDidNotRunIsMissed() {
        List<Ended> classes = whole();
        classes.removeIf(one -> one.kind() == TestKind.BROWSER);
        assertThat(LIMITS.crossed(classes, FEW))
                .singleElement()
                .asString()
                .startsWith("Only 0 tests of the kind browser ran");
    }
}
