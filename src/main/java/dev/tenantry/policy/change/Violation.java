package dev.tenantry.policy.change;

import dev.tenantry.estate.DesiredGrant;
import java.util.List;
import java.util.Optional;

/**
 * One way in which a change breaks a rule.
 *
 * @param source where in the change it stands, {@code path:line}
 */
public record Violation(
        String sentence,
        Optional<String> allowed,
        Optional<String> source,
        Optional<Remedy> remedy) {

    public Violation(String sentence, Optional<String> allowed, Optional<String> source) {
        this(sentence, allowed, source, Optional.empty());
    }

    public static Violation of(DesiredGrant grant, String sentence, String allowed) {
        return at(grant.path(), grant.line(), sentence, allowed);
    }

    public static Violation at(String path, int line, String sentence, String allowed) {
        return new Violation(sentence, Optional.of(allowed), Optional.of(path + ":" + line));
    }

    /** The same with what to ask for instead. */
    public Violation with(Remedy instead) {
        return new Violation(sentence, allowed, source, Optional.of(instead));
    }

    /** Every violation refuses; without any the rule has passed. */
    public static List<Verdict> refuse(String rule, String passed, List<Violation> violations) {
        return verdicts(rule, passed, violations, Verdict.Outcome.REFUSED);
    }

    /** The same for a rule that only warns. */
    public static List<Verdict> warn(String rule, String passed, List<Violation> violations) {
        return verdicts(rule, passed, violations, Verdict.Outcome.WARNING);
    }

    private static List<Verdict> verdicts(
            String rule, String passed, List<Violation> violations, Verdict.Outcome outcome) {
        if (violations.isEmpty()) {
            return List.of(
                    new Verdict(
                            rule,
                            passed,
                            Verdict.Outcome.PASSED,
                            Optional.empty(),
                            Optional.empty()));
        }
        return violations.stream()
                .map(
                        v ->
                                new Verdict(rule, v.sentence, outcome, v.source, v.allowed)
                                        .with(v.remedy))
                .toList();
    }
}
