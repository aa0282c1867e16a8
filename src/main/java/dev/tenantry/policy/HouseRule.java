package dev.tenantry.policy;

import dev.tenantry.policy.Verdict.Outcome;
import java.util.Map;
import java.util.Optional;

/**
 * A rule of the house: a file in the estate that people of the house wrote.
 *
 * @param outcome what it means when the rule is broken: a refusal or a warning
 * @param source where it stands, {@code policy/grants.yaml:12}
 * @param when whether it speaks about a grant at all; empty means always
 * @param require what has to be true
 * @param remedy what its author advises
 */
record HouseRule(
        String name,
        String sentence,
        Outcome outcome,
        String source,
        Optional<Expression> when,
        Expression require,
        Optional<String> remedy) {

    /** What the rule finds of one grant. */
    enum Finding {
        DOES_NOT_APPLY,
        KEPT,
        BROKEN
    }

    /**
     * Applies the rule to a grant.
     *
     * @throws Expression.Unanswerable when it cannot be worked out; the grant is then refused
     */
    Finding find(Map<String, Object> grant) throws Expression.Unanswerable {
        if (when.isPresent() && !when.get().holds(grant)) {
            return Finding.DOES_NOT_APPLY;
        }
        return require.holds(grant) ? Finding.KEPT : Finding.BROKEN;
    }
}
