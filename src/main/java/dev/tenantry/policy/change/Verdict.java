package dev.tenantry.policy.change;

import java.util.Optional;

/**
 * What one rule says about one change.
 *
 * @param rule the rule's id: {@code four-eyes}, or the id in its file
 * @param sentence what the author will read, passed or not
 * @param outcome whether the change may go on
 * @param source where the rule stands, {@code policy/grants.yaml:12}; empty when it is code
 * @param allowed the nearest thing that is allowed, or what to do
 * @param href the page of the console where that is done
 * @param remedy the same for a program: what to ask for instead
 */
public record Verdict(
        String rule,
        String sentence,
        Outcome outcome,
        Optional<String> source,
        Optional<String> allowed,
        Optional<String> href,
        Optional<Remedy> remedy) {

    public Verdict(
            String rule,
            String sentence,
            Outcome outcome,
            Optional<String> source,
            Optional<String> allowed) {
        this(rule, sentence, outcome, source, allowed, Optional.empty(), Optional.empty());
    }

    /** The same with the page where what is allowed is done. */
    public Verdict at(String page) {
        return new Verdict(rule, sentence, outcome, source, allowed, Optional.of(page), remedy);
    }

    /** The same with what to ask for instead. */
    public Verdict with(Optional<Remedy> instead) {
        return new Verdict(rule, sentence, outcome, source, allowed, href, instead);
    }

    public enum Outcome {
        PASSED,
        WARNING,
        REFUSED,
        /** Not known yet: waits for an approval, for example. */
        PENDING
    }

    /** The same with one more sentence. */
    public Verdict adding(String another) {
        return new Verdict(rule, sentence + " " + another, outcome, source, allowed, href, remedy);
    }

    public boolean blocks() {
        return outcome == Outcome.REFUSED;
    }
}
