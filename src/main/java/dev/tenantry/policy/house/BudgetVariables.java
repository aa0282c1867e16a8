package dev.tenantry.policy.house;

import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.tenantry.estate.DesiredBudget;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.identity.Actor;
import dev.tenantry.policy.change.BudgetChange;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What house rules can ask about a budget: the amounts are of one month. What would be spent, where
 * nobody knows it, is more than any rule allows.
 */
final class BudgetVariables {

    static final Map<String, CelType> TYPES =
            Map.of(
                    "name", SimpleType.STRING,
                    "currency", SimpleType.STRING,
                    "monthly", SimpleType.DOUBLE,
                    "monthlyBefore", SimpleType.DOUBLE,
                    "fixed", SimpleType.BOOL,
                    "lastThreshold", SimpleType.DOUBLE);

    private BudgetVariables() {}

    static Map<String, Object> of(
            BudgetChange change, Optional<TenantFacts> facts, Actor actor, Instant now) {
        DesiredBudget after = change.after();
        Map<String, Object> budget =
                Map.of(
                        "name", after.name(),
                        "currency", after.currency(),
                        "monthly",
                                after.monthly()
                                        .map(BigDecimal::doubleValue)
                                        .orElse(Double.MAX_VALUE),
                        "monthlyBefore", number(change.before().flatMap(DesiredBudget::monthly)),
                        "fixed", after.monthly().isPresent(),
                        "lastThreshold",
                                number(
                                        after.thresholds().stream()
                                                .flatMap(t -> t.percent().stream())
                                                .reduce(BigDecimal::max)));
        return RuleVariables.of(Subject.BUDGET, budget, facts, actor, now);
    }

    private static double number(Optional<BigDecimal> amount) {
        return amount.map(BigDecimal::doubleValue).orElse(0.0);
    }
}
