package dev.tenantry.policy.house;

import dev.tenantry.policy.change.Approvers;
import dev.tenantry.policy.change.Verdict.Outcome;
import java.util.Map;
import java.util.Optional;

/**
 * A rule of the house: a file in the estate that people of the house wrote.
 *
 * @param subject what it speaks about
 * @param outcome what it means when the rule is broken: a refusal, a warning, or that somebody
 *     named has to approve
 * @param approvers of whom
 * @param source where it stands, {@code policy/grants.yaml:12}
 * @param when whether it speaks about a thing at all; empty means always
 * @param require what has to be true
 * @param remedy what its author advises
 */
record HouseRule(
        String name,
        Subject subject,
        String sentence,
        Outcome outcome,
        Approvers approvers,
        String source,
        Optional<Expression> when,
        Expression require,
        Optional<String> remedy) {

    /** What the rule finds of one thing. */
    enum Finding {
        DOES_NOT_APPLY,
        KEPT,
        BROKEN
    }

    /**
     * Applies the rule to the variables of one thing.
     *
     * @throws Expression.Unanswerable when it cannot be worked out; it is then refused
     */
    Finding find(Map<String, Object> variables) throws Expression.Unanswerable {
        if (when.isPresent() && !when.get().holds(variables)) {
            return Finding.DOES_NOT_APPLY;
        }
        return require.holds(variables) ? Finding.KEPT : Finding.BROKEN;
    }
}
