package dev.tenantry.runs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run as its own page shows it.
 *
 * @param message Argo's own words about the whole run
 * @param stepsElsewhere Argo keeps the steps where the Kubernetes API does not show them
 * @param stepsPacked they are there, packed in a way that we do not know
 * @param stepsLeftOut how many steps of a very long run are not kept
 * @param manifest YAML
 * @param usual how long successful runs of the template take, the middle of the last ones
 */
public record RunDetail(
        Run run,
        String message,
        Map<String, String> parameters,
        List<Step> steps,
        boolean stepsElsewhere,
        boolean stepsPacked,
        int stepsLeftOut,
        String manifest,
        Optional<Duration> usual) {

    /** Did Argo write a message, on the run or on a step? */
    public boolean said() {
        return !message.isEmpty() || !speaking().isEmpty();
    }

    /** Its steps could be read. */
    public boolean stepsRead() {
        return !stepsElsewhere && !stepsPacked;
    }

    /** Steps on which Argo wrote a message. */
    public List<Step> speaking() {
        return Step.most(steps.stream().filter(step -> !step.message().isEmpty()).toList(), 100);
    }

    /** Steps that ask for something, each name once. */
    public List<Step> asking() {
        return steps.stream()
                .filter(step -> !step.asked().isNothing())
                .filter(step -> step.attempt() <= 1)
                .toList();
    }

    RunDetail usually(Optional<Duration> duration) {
        return new RunDetail(
                run,
                message,
                parameters,
                steps,
                stepsElsewhere,
                stepsPacked,
                stepsLeftOut,
                manifest,
                duration);
    }
}
