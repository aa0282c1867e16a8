package dev.tenantry.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.change.Consent;
import dev.tenantry.policy.change.Person;
import dev.tenantry.policy.change.Question;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.house.RuleBook;
import dev.tenantry.policy.meaning.AccessChanges;
import dev.tenantry.testing.PaperEstate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said of a budget that changes, and what the house asks for. */
class BudgetRulesTest {

    private static final String PATH = "factory/acme-retail/budget.yaml";

    private static final PaperEstate ESTATE =
            PaperPolicy.ESTATE
                    .with(PATH, budget("12000", "0.5", "MONTH"))
                    .with(
                            "policy/largest.yaml",
                            rule("largest", "refuse", "budget.fixed && budget.monthly <= 50000.0"))
                    .with(
                            "policy/much.yaml",
                            rule(
                                    "much",
                                    "approve\n  approvers: [Priya@acme.example]",
                                    "budget.monthly <= budget.monthlyBefore * 2.0"));

    private static String budget(String units, String threshold, String period) {
        return """
        apiVersion: billingbudgets.cnrm.cloud.google.com/v1beta1
        kind: BillingBudgetsBudget
        metadata: {name: acme-retail-monthly, namespace: kcc-factory}
        spec:
          billingAccountRef: {external: "0A1B2C-3D4E5F-678901"}
          budgetFilter: {projects: [{external: projects/acme-retail-ml-prod}], calendarPeriod: %s}
          amount:
            specifiedAmount: {currencyCode: EUR, units: %s}
          thresholdRules:
          - {thresholdPercent: %s}
          - {thresholdPercent: 1.0, spendBasis: FORECASTED_SPEND}
        """
                .formatted(period, units, threshold);
    }

    private static String rule(String name, String severity, String require) {
        return """
        apiVersion: tenantry.dev/v1alpha1
        kind: PolicyRule
        metadata: {name: %s}
        spec:
          sentence: "Rule %s of the house"
          severity: %s
          appliesTo: budget
          require: "%s"
        """
                .formatted(name, name, severity, require);
    }

    private static List<String> sentences(String text) {
        return AccessChanges.of(ESTATE.to(ESTATE.with(PATH, text)), ESTATE, PaperPolicy.NOW)
                .stream()
                .map(change -> change.sentence().text())
                .toList();
    }

    private static Optional<Verdict.Outcome> outcome(
            String rule, String text, Person... approvers) {
        return Policy.judge(
                        new Question(
                                ESTATE.to(ESTATE.with(PATH, text)),
                                ESTATE,
                                PaperPolicy.JANE,
                                List.of(),
                                List.of(approvers),
                                Consent.NONE,
                                PaperPolicy.NOW))
                .verdicts()
                .stream()
                .filter(verdict -> verdict.rule().equals(rule))
                .map(Verdict::outcome)
                .findFirst();
    }

    @Test
    void theSentenceSaysFromWhatToWhat() {
        assertThat(sentences(budget("15000", "0.5", "MONTH")))
                .containsExactly(
                        "Raises the budget acme-retail-monthly of tenant acme-retail from"
                                + " 12,000 EUR a month to 15,000 EUR a month.");
        assertThat(sentences(budget("9000", "0.8", "MONTH")))
                .containsExactly(
                        "Lowers the budget acme-retail-monthly of tenant acme-retail from"
                                + " 12,000 EUR a month to 9,000 EUR a month; told at 80 %,"
                                + " 100 % of the forecast, instead of 50 %, 100 % of the forecast.");
        assertThat(sentences(budget("12000", "0.9", "MONTH")))
                .containsExactly(
                        "Changes the budget acme-retail-monthly of tenant acme-retail: told at"
                                + " 90 %, 100 % of the forecast, instead of 50 %, 100 % of the"
                                + " forecast.");
    }

    @Test
    void theSameAmountInALongerPeriodIsLess() {
        assertThat(sentences(budget("12000", "0.5", "YEAR")))
                .anyMatch(text -> text.startsWith("Lowers "))
                .anyMatch(text -> text.contains("calendarPeriod from MONTH to YEAR"));
        assertThat(outcome("largest", budget("600000", "0.5", "YEAR")))
                .contains(Verdict.Outcome.PASSED);
    }

    @Test
    void theHouseSaysWhatIsTooMuch() {
        assertThat(outcome("largest", budget("50000", "0.5", "MONTH")))
                .contains(Verdict.Outcome.PASSED);
        assertThat(outcome("largest", budget("50001", "0.5", "MONTH")))
                .contains(Verdict.Outcome.REFUSED);
        assertThat(outcome("largest", budget("lots", "0.5", "MONTH")))
                .contains(Verdict.Outcome.REFUSED);
    }

    @Test
    void whatIsSpentInAPeriodOfItsOwnOrWithoutAnAmountIsNotNothing() {
        String rule = rule("most", "refuse", "budget.monthly <= 50000.0");
        PaperEstate estate = ESTATE.with("policy/largest.yaml", rule);
        String month = budget("%s", "0.5", "MONTH");
        String own =
                month.replace(
                        "calendarPeriod: MONTH",
                        "customPeriod: {startDate: {year: 2026, month: 11, day: 1}, endDate: {year: 2026, month: %s, day: 30}}");
        assertThat(refused(estate, own.formatted("11", "900000"))).isTrue();
        assertThat(refused(estate, own.formatted("11", "48000"))).isFalse();
        assertThat(refused(estate, own.formatted("12", "96000"))).isFalse();
        String last =
                month.replace(
                        "specifiedAmount: {currencyCode: EUR, units: %s}",
                        "lastPeriodAmount: true");
        assertThat(refused(estate, last)).isTrue();
    }

    private static boolean refused(PaperEstate estate, String budget) {
        return PaperPolicy.refusals(PaperPolicy.judge(estate, estate.with(PATH, budget)))
                .contains("most");
    }

    @Test
    void theHouseNamesWhoHasToApproveMore() {
        String doubled = budget("24001", "0.5", "MONTH");
        assertThat(outcome("much", budget("24000", "0.5", "MONTH")))
                .contains(Verdict.Outcome.PASSED);
        assertThat(outcome("much", doubled)).contains(Verdict.Outcome.PENDING);
        assertThat(outcome("much", doubled, Person.withEmail("somebody@acme.example")))
                .contains(Verdict.Outcome.PENDING);
        assertThat(outcome("much", doubled, Person.withEmail("priya@acme.example")))
                .contains(Verdict.Outcome.PASSED);
        assertThat(outcome("much", doubled, Person.of(PaperPolicy.JANE)))
                .contains(Verdict.Outcome.PENDING);
    }

    @Test
    void rulesOfBudgetsSayNothingOfGrants() {
        PaperEstate after = PaperPolicy.GOOD.in(ESTATE);
        assertThat(PaperPolicy.judge(ESTATE, after))
                .extracting(Verdict::rule)
                .doesNotContain("largest", "much");
    }

    @Test
    void aRuleThatNamesNobodyToApproveCannotBeUsed() {
        assertThat(
                        RuleBook.of("policy/x.yaml", rule("x", "approve", "true").getBytes(UTF_8))
                                .problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.sentence()).contains("no approvers"));
    }
}
