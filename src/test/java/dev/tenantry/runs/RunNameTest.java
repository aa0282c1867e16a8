package dev.tenantry.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which part of a run's name people chose. */
class RunNameTest {

    private static final Optional<String> NONE = Optional.empty();

    @Test
    void aRunOfAScheduleIsCalledByTheSchedule() {
        assertThat(
                        RunName.of(
                                "load-orders-hourly-1795979100",
                                Optional.of("load-orders-hourly"),
                                Optional.of("load-orders")))
                .isEqualTo(new RunName("load-orders-hourly", "1795979100"));
    }

    @Test
    void aRunOfATemplateIsCalledByTheTemplate() {
        assertThat(RunName.of("load-orders-by-hand-2", NONE, Optional.of("load-orders")))
                .isEqualTo(new RunName("load-orders", "by-hand-2"));
    }

    @Test
    void whatKubernetesAppendsIsNoPartOfTheTitle() {
        assertThat(RunName.of("backfill-x7k2p", NONE, NONE))
                .isEqualTo(new RunName("backfill", "x7k2p"));
    }

    @Test
    void aNameThatSomebodyChoseStaysWhole() {
        assertThat(RunName.of("nightly-load", NONE, Optional.of("load-orders")))
                .isEqualTo(new RunName("nightly-load", ""));
        assertThat(RunName.of("once", NONE, NONE)).isEqualTo(new RunName("once", ""));
    }
}
