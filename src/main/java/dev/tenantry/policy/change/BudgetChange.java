package dev.tenantry.policy.change;

import dev.tenantry.estate.DesiredBudget;
import dev.tenantry.manifest.Manifest;
import java.util.List;
import java.util.Optional;

/**
 * A budget that comes, or becomes another.
 *
 * @param before as it was; empty for a new one
 */
public record BudgetChange(Optional<DesiredBudget> before, DesiredBudget after) {

    /** Those of a change. */
    static List<BudgetChange> in(Case what) {
        return what.files().stream()
                .flatMap(file -> file.after().stream())
                .flatMap(
                        object ->
                                DesiredBudget.of(object).map(now -> of(what, object, now)).stream())
                .filter(BudgetChange::isOne)
                .toList();
    }

    private static BudgetChange of(Case what, Manifest object, DesiredBudget now) {
        return new BudgetChange(what.before(object).flatMap(DesiredBudget::of), now);
    }

    /** For a person: what it was, what it would be. */
    public String sentence() {
        String of = after.tenant().map(tenant -> " of tenant " + tenant).orElse("");
        String budget = "the budget " + after.name() + of;
        if (before.isEmpty()) {
            return "Adds %s: %s, told at %s.".formatted(budget, after.shown(), after.toldAt());
        }
        DesiredBudget old = before.get();
        String told =
                old.thresholds().equals(after.thresholds())
                        ? ""
                        : "told at %s, instead of %s".formatted(after.toldAt(), old.toldAt());
        if (old.shown().equals(after.shown())) {
            return "Changes %s: %s.".formatted(budget, told);
        }
        return "%s %s from %s to %s%s."
                .formatted(
                        verb(old),
                        budget,
                        old.shown(),
                        after.shown(),
                        told.isEmpty() ? "" : "; " + told);
    }

    /** Does what it says differ at all? */
    boolean isOne() {
        return before.filter(
                        old ->
                                old.shown().equals(after.shown())
                                        && old.thresholds().equals(after.thresholds()))
                .isEmpty();
    }

    private String verb(DesiredBudget old) {
        if (old.monthly().isEmpty() || after.monthly().isEmpty()) {
            return "Changes";
        }
        return after.monthly().get().compareTo(old.monthly().get()) > 0 ? "Raises" : "Lowers";
    }
}
