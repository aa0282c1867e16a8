package dev.tenantry.sandbox.workflows;

import dev.tenantry.sandbox.world.Step;
import java.util.List;
import java.util.Optional;

/**
 * How one step of a run goes.
 *
 * @param attempts empty when it is never reached
 * @param reached when it starts, or when it turns out that it never will; seconds after the run's
 *     creation
 */
record PlannedStep(Step step, List<Attempt> attempts, long reached) {

    /**
     * One try; times are seconds after the run's creation.
     *
     * @param from its pod is made and waits for a place
     * @param running its container runs
     * @param to it is over
     */
    record Attempt(long from, long running, long to, Optional<Trouble> trouble) {}

    boolean succeeds() {
        return !attempts.isEmpty() && attempts.getLast().trouble().isEmpty();
    }

    long end() {
        return attempts.isEmpty() ? reached : attempts.getLast().to();
    }

    PlannedStep later(long seconds) {
        List<Attempt> moved =
                attempts.stream()
                        .map(
                                a ->
                                        new Attempt(
                                                a.from() + seconds,
                                                a.running() + seconds,
                                                a.to() + seconds,
                                                a.trouble()))
                        .toList();
        return new PlannedStep(step, moved, reached + seconds);
    }
}
