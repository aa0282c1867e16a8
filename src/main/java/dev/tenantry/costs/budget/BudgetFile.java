package dev.tenantry.costs.budget;

import dev.tenantry.estate.DesiredBudget;
import dev.tenantry.estate.Places;
import dev.tenantry.manifest.EditRefused;
import dev.tenantry.manifest.Estate;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.ManifestEditor;
import dev.tenantry.manifest.ManifestFile;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.IntentRefused;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The file in the factory that holds a tenant's budget.
 *
 * @param document which manifest of the file it is
 * @param bytes of the whole file
 */
record BudgetFile(String path, int document, DesiredBudget budget, byte[] bytes) {

    private static final String[] AMOUNT = {"spec", "amount", "specifiedAmount", "units"};
    private static final String THRESHOLDS = "thresholdRules";

    /**
     * Finds it.
     *
     * @throws IntentRefused when the tenant has none, or more than one, or one of no fixed amount
     */
    static BudgetFile of(Estate estate, TenantId tenant) throws IntentRefused {
        return Places.in(estate, () -> find(estate, tenant));
    }

    private static BudgetFile find(Estate estate, TenantId tenant) throws IntentRefused {
        List<BudgetFile> found = new ArrayList<>();
        for (String path : Places.factory(tenant).list(estate)) {
            if (ManifestFile.isManifestPath(path)) {
                estate.read(path).ifPresent(bytes -> found.addAll(in(path, bytes)));
            }
        }
        if (found.size() != 1) {
            throw new IntentRefused(
                    found.isEmpty()
                            ? "Tenant %s has no budget in %s."
                                    .formatted(tenant, Places.factory(tenant))
                            : "Tenant %s has %d budgets; change them by hand in %s."
                                    .formatted(tenant, found.size(), Places.factory(tenant)));
        }
        if (found.getFirst().budget.amount().isEmpty()) {
            throw new IntentRefused(
                    "The budget of tenant %s follows what its last period cost; change it by hand in %s."
                            .formatted(tenant, found.getFirst().path));
        }
        return found.getFirst();
    }

    private static List<BudgetFile> in(String path, byte[] bytes) {
        List<BudgetFile> found = new ArrayList<>();
        for (Manifest manifest : ManifestFile.read(path, bytes).manifests()) {
            DesiredBudget.of(manifest)
                    .map(budget -> new BudgetFile(path, manifest.document(), budget, bytes))
                    .ifPresent(found::add);
        }
        return found;
    }

    /**
     * The file with another amount.
     *
     * @param percents the thresholds; empty leaves them as they are
     */
    byte[] with(long amount, List<Integer> percents) throws IntentRefused {
        try {
            ManifestEditor editor = ManifestEditor.open(path, bytes).set(document, amount, AMOUNT);
            if (!percents.isEmpty()) {
                thresholds(editor, percents);
            }
            return editor.bytes();
        } catch (EditRefused e) {
            IntentRefused refused = new IntentRefused(e.getMessage() + " Change it by hand.");
            refused.initCause(e);
            throw refused;
        }
    }

    /** The first ones become others, more are added at the end, and what is left over goes. */
    private void thresholds(ManifestEditor editor, List<Integer> percents) {
        int there = budget.thresholds().size();
        for (int i = 0; i < percents.size(); i++) {
            BigDecimal part = BigDecimal.valueOf(percents.get(i), 2).stripTrailingZeros();
            BigDecimal shown = part.scale() < 1 ? part.setScale(1) : part;
            if (i >= there) {
                editor.append(document, Map.of("thresholdPercent", shown), "spec", THRESHOLDS);
            } else if (isOther(i, percents.get(i))) {
                editor.set(
                        document,
                        shown,
                        "spec",
                        THRESHOLDS,
                        Integer.toString(i),
                        "thresholdPercent");
            }
        }
        for (int i = there - 1; i >= percents.size(); i--) {
            editor.remove(document, "spec", THRESHOLDS, Integer.toString(i));
        }
    }

    private boolean isOther(int place, int percent) {
        return budget.thresholds()
                .get(place)
                .percent()
                .filter(old -> old.compareTo(BigDecimal.valueOf(percent)) == 0)
                .isEmpty();
    }
}
