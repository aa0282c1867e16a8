package dev.tenantry.policy.files;

import dev.tenantry.estate.DesiredBudget;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.YamlMap;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Violation;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a budget says in a way that we do not read and Google may: to house rules an amount that is
 * not read is none.
 */
final class UnreadAmounts {

    private static final Set<String> PERIODS = Set.of("MONTH", "QUARTER", "YEAR", "CUSTOM");

    private UnreadAmounts() {}

    static Stream<Violation> in(Case what) {
        return what.files().stream().flatMap(Case.Touched::altered).flatMap(UnreadAmounts::in);
    }

    private static Stream<Violation> in(Manifest object) {
        return DesiredBudget.of(object).stream()
                .flatMap(
                        budget ->
                                Stream.of(
                                                amount(object, budget),
                                                period(object, budget),
                                                thresholds(object, budget))
                                        .flatMap(s -> s));
    }

    private static Stream<Violation> amount(Manifest object, DesiredBudget budget) {
        String[] at = {"spec", "amount", "specifiedAmount", "units"};
        return object.node(at).isPresent() && budget.amount().isEmpty()
                ? Stream.of(unread(object, object.lineOf(at), "amount"))
                : Stream.empty();
    }

    private static Stream<Violation> period(Manifest object, DesiredBudget budget) {
        return PERIODS.contains(budget.period())
                ? Stream.empty()
                : Stream.of(
                        unread(
                                object,
                                object.lineOf("spec", "budgetFilter", "calendarPeriod"),
                                "period"));
    }

    private static Stream<Violation> thresholds(Manifest object, DesiredBudget budget) {
        List<YamlMap> rules = object.maps("spec", "thresholdRules").toList();
        return IntStream.range(0, rules.size())
                .filter(i -> rules.get(i).get("thresholdPercent").isPresent())
                .filter(i -> budget.thresholds().get(i).percent().isEmpty())
                .mapToObj(i -> unread(object, rules.get(i).line(), "threshold"));
    }

    private static Violation unread(Manifest object, int line, String what) {
        return Violation.at(
                object.path(),
                line,
                "The %s of budget %s is none that we can read.".formatted(what, object.name()),
                "A plain number, as units: 12000 and thresholdPercent: 0.9; of a MONTH, QUARTER or"
                        + " YEAR.");
    }
}
