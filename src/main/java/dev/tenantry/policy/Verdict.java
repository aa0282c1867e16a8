package dev.tenantry.policy;

import java.util.Optional;

/**
 * What one rule says about one change.
 *
 * @param rule the rule's id: {@code four-eyes}, or the id in its file
 * @param sentence what the author will read, passed or not
 * @param outcome whether the change may go on
 * @param source where the rule stands, {@code policy/grants.yaml:12}; empty when it is code
 * @param allowed the nearest thing that is allowed, or what to do
 */
public record Verdict(
        String rule,
        String sentence,
        Outcome outcome,
        Optional<String> source,
        Optional<String> allowed) {

    public enum Outcome {
        PASSED,
        WARNING,
        REFUSED,
        /** Not known yet: waits for an approval, for example. */
        PENDING
    }

    /** The same with one more sentence. */
    Verdict adding(String another) {
        return new Verdict(rule, sentence + " " + another, outcome, source, allowed);
    }

    public boolean blocks() {
        return outcome == Outcome.REFUSED;
    }
}
