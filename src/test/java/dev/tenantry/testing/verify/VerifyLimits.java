package dev.tenantry.testing.verify;

import dev.tenantry.testing.Counted;
import dev.tenantry.testing.verify.VerifyReport.Ended;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a whole {@code verify} may take, and what it must at least have run.
 *
 * @param longestClass of one class, on the machine at hand
 */
record VerifyLimits(Duration longestClass) {

    /**
     * Each is a whole application: the ordinary one, those with other settings, and one that can be
     * cut off from its database.
     */
    static final int APPLICATION_STARTS = 5;

    /**
     * Tests that ran, of each kind. Somewhat less than there are, so that a test may be joined with
     * another; {@code WhatVerifyHoldsTest} keeps it from falling behind.
     */
    static final Map<TestKind, Integer> LEAST_TESTS =
            new EnumMap<>(
                    Map.of(
                            TestKind.PLAIN, 1_600,
                            TestKind.PROPERTY, 10,
                            TestKind.APPLICATION, 430,
                            TestKind.BROWSER, 18,
                            TestKind.INTEGRATION, 40));

    /** A sentence for each limit that was crossed. */
    List<String> crossed(List<Ended> classes, Map<Counted, Integer> counts) {
        List<String> crossed = new ArrayList<>();
        for (Ended one : classes) {
            if (one.took().compareTo(longestClass) > 0) {
                crossed.add(
                        "%s took %d s; no class may take more than %d s. Split it, or find out what it waits for; on slower cores raise -Dtests.longest.class."
                                .formatted(
                                        one.name(),
                                        one.took().toSeconds(),
                                        longestClass.toSeconds()));
            }
        }
        int starts = counts.getOrDefault(Counted.APPLICATION_START, 0);
        if (starts > APPLICATION_STARTS) {
            crossed.add(
                    "The application was started %d times for tests; %d is the limit. Join test profiles whose settings do not meet."
                            .formatted(starts, APPLICATION_STARTS));
        }
        LEAST_TESTS.forEach(
                (kind, least) -> {
                    int ran =
                            classes.stream()
                                    .filter(one -> one.kind() == kind)
                                    .mapToInt(Ended::tests)
                                    .sum();
                    if (ran < least) {
                        crossed.add(
                                "Only %d tests of the kind %s ran; there were at least %d. Say in VerifyLimits why there are fewer, if that is meant."
                                        .formatted(
                                                ran, kind.name().toLowerCase(Locale.ROOT), least));
                    }
                });
        return crossed;
    }
}
