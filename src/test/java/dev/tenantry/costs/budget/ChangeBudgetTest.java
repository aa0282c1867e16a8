package dev.tenantry.costs.budget;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenantry.manifest.ChangeSet;
import dev.tenantry.manifest.FileEdit;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.proposals.IntentRefused;
import dev.tenantry.proposals.ProposalId;
import dev.tenantry.proposals.asking.InvalidFields;
import dev.tenantry.testing.Jane;
import dev.tenantry.testing.PaperEstate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A budget that changes is an edit of its file, and every other byte stays. */
class ChangeBudgetTest {

    private static final String PATH = "factory/acme-retail/budget.yaml";

    private static final String FILE =
            """
            # Told to finance.
            apiVersion: billingbudgets.cnrm.cloud.google.com/v1beta1
            kind: BillingBudgetsBudget
            metadata: {name: acme-retail-monthly, namespace: kcc-factory}
            spec:
              displayName: acme-retail monthly   # as in the console of Google
              budgetFilter: {calendarPeriod: MONTH}
              amount:
                specifiedAmount: {currencyCode: EUR, units: 12000}  # since spring
              thresholdRules:
                - {thresholdPercent: 0.5, spendBasis: CURRENT_SPEND}
                - {thresholdPercent: 0.9, spendBasis: CURRENT_SPEND}
                - {thresholdPercent: 1.0, spendBasis: FORECASTED_SPEND}
            """;

    private static final PaperEstate ESTATE =
            PaperEstate.empty().withTenant("acme-retail").with(PATH, FILE);

    private static ChangeBudget to(long amount, Integer... thresholds) {
        return new ChangeBudget(
                Optional.of(new TenantId("acme-retail")),
                amount,
                List.of(thresholds),
                "The forecast runs twice a day now",
                Optional.empty());
    }

    private static String after(ChangeBudget intent) throws IntentRefused {
        return after(intent, ESTATE);
    }

    private static String after(ChangeBudget intent, PaperEstate estate) throws IntentRefused {
        ChangeSet changes = over(intent, estate);
        assertThat(changes.edits()).hasSize(1);
        FileEdit.Change change = (FileEdit.Change) changes.edits().getFirst();
        assertThat(change.path()).isEqualTo(PATH);
        return new String(change.after(), UTF_8);
    }

    private static ChangeSet over(ChangeBudget intent, PaperEstate estate) throws IntentRefused {
        return intent.over(
                estate,
                new ProposalId("01jd9x7m5kabcdef"),
                Jane.LINKED,
                Instant.parse("2026-11-22T10:15:23Z"));
    }

    @Test
    void onlyTheAmountChanges() throws IntentRefused {
        assertThat(after(to(15_000))).isEqualTo(FILE.replace("units: 12000", "units: 15000"));
    }

    @Test
    void thresholdsKeepTheirPlaces() throws IntentRefused {
        assertThat(after(to(12_000, 50, 80, 100)))
                .isEqualTo(FILE.replace("thresholdPercent: 0.9", "thresholdPercent: 0.8"));
        assertThat(after(to(12_000, 50)))
                .contains("thresholdPercent: 0.5")
                .doesNotContain("0.9", "FORECASTED");
        assertThat(after(to(12_000, 50, 90, 100, 120))).contains("thresholdPercent: 1.2");
    }

    @Test
    void aTenantWithoutOneBudgetIsToldSo() {
        assertThatThrownBy(() -> after(to(1), ESTATE.without(PATH)))
                .hasMessageContaining("no budget in factory/acme-retail");
        assertThatThrownBy(() -> after(to(1), ESTATE.with("factory/acme-retail/second.yaml", FILE)))
                .hasMessageContaining("2 budgets");
        assertThatThrownBy(
                        () ->
                                after(
                                        to(1),
                                        ESTATE.with(
                                                PATH,
                                                FILE.replace(
                                                        "specifiedAmount: {currencyCode: EUR, units: 12000}",
                                                        "lastPeriodAmount: {}"))))
                .hasMessageContaining("last period");
    }

    @Test
    void everyFieldThatCannotBeIsNamed() {
        assertThatThrownBy(
                        () ->
                                new ChangeBudget(
                                        Optional.empty(),
                                        0,
                                        List.of(0),
                                        "short",
                                        Optional.of("no ticket!")))
                .isInstanceOfSatisfying(
                        InvalidFields.class,
                        invalid ->
                                assertThat(invalid.sentences())
                                        .containsOnlyKeys(
                                                "tenant",
                                                "amount",
                                                "thresholds",
                                                "reason",
                                                "ticket"));
    }

    @Test
    void whatTheFileSaysAlreadyIsNoChange() throws IntentRefused {
        assertThat(over(to(12_000, 50, 90, 100), ESTATE).isEmpty()).isTrue();
    }
}
