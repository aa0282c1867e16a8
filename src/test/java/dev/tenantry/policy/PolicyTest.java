package dev.tenantry.policy;

import static dev.tenantry.policy.PaperPolicy.END;
import static dev.tenantry.policy.PaperPolicy.ESTATE;
import static dev.tenantry.policy.PaperPolicy.GOOD;
import static dev.tenantry.policy.PaperPolicy.NOW;
import static dev.tenantry.policy.PaperPolicy.judge;
import static dev.tenantry.policy.PaperPolicy.refusals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Verdict.Outcome;
import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.PaperEstate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PolicyTest {

    @Test
    void aGoodGrantPassesEveryRuleAndWaitsForSomebodyElse() {
        List<Verdict> verdicts = judge(GOOD);
        assertThat(verdicts)
                .filteredOn(v -> v.outcome() != Outcome.PASSED)
                .extracting(Verdict::rule, Verdict::outcome)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("four-eyes", Outcome.PENDING));
        assertThat(verdicts)
                .extracting(Verdict::rule)
                .contains(
                        "tenant-isolation",
                        "well-formed",
                        "no-basic-roles",
                        "no-public-principals",
                        "condition-possible",
                        "expiry-matches",
                        "iam-limits",
                        "no-duplicate",
                        "never-edited",
                        "name-never-reused");
        assertThat(verdicts).allSatisfy(v -> assertThat(v.sentence()).endsWith("."));
    }

    /** So that no file may speak in the name of an invariant that comes later. */
    @Test
    void everyRuleOfOursKeepsItsNameForItself() {
        PaperEstate before = GOOD.named("20261101-jane-bigquery-dataviewer").in(ESTATE);
        PaperEstate covered =
                GrantText.project("acme-retail", "roles/bigquery.dataViewer")
                        .named("20260101-jane-bigquery-dataviewer")
                        .in(ESTATE);
        assertThat(
                        Stream.of(
                                        judge(GOOD),
                                        judge(before, GOOD.in(before)),
                                        judge(covered, GOOD.in(covered)))
                                .flatMap(List::stream)
                                .map(Verdict::rule))
                .contains("already-covered")
                .allMatch(RuleId::isTaken);
    }

    @Test
    void aSecondGrantOfTheSameIsRefusedAndPointsToTheFirst() {
        PaperEstate before = GOOD.named("20261101-jane-bigquery-dataviewer").in(ESTATE);
        List<Verdict> verdicts = judge(before, GOOD.in(before));
        assertThat(refusals(verdicts)).containsExactly("no-duplicate");
        assertThat(verdicts)
                .filteredOn(Verdict::blocks)
                .allSatisfy(
                        v ->
                                assertThat(v.allowed().orElse(""))
                                        .contains("20261101-jane-bigquery-dataviewer.yaml"));
    }

    /** IAM holds both as one. */
    @Test
    void capitalLettersMakeNoOtherPrincipal() {
        PaperEstate before = GOOD.named("20261101-jane-bigquery-dataviewer").in(ESTATE);
        GrantText shouted = GOOD.to("user:Jane.Doe@ACME.example");
        assertThat(refusals(judge(before, shouted.in(before)))).containsExactly("no-duplicate");
    }

    @Test
    void anEndedGrantIsNoDuplicate() {
        GrantText ended =
                GrantText.dataset("acme-retail", "features_daily", NOW.minusSeconds(60))
                        .named("20261101-jane-bigquery-dataviewer");
        PaperEstate before = ended.in(ESTATE);
        assertThat(refusals(judge(before, GOOD.in(before)))).isEmpty();
    }

    @Test
    void aGrantThatTheProjectGivesAlreadyIsAWarning() {
        PaperEstate before =
                GrantText.project("acme-retail", "roles/bigquery.dataViewer")
                        .named("20260101-jane-bigquery-dataviewer")
                        .in(ESTATE);
        assertThat(judge(before, GOOD.in(before)))
                .filteredOn(v -> v.outcome() == Outcome.WARNING)
                .extracting(Verdict::rule)
                .containsExactly("already-covered");
    }

    @Test
    void aGrantIsNeverEditedInPlace() {
        PaperEstate before = GOOD.in(ESTATE);
        GrantText longer = GrantText.dataset("acme-retail", "features_daily", END.plusSeconds(60));
        assertThat(refusals(judge(before, longer.in(before)))).containsExactly("never-edited");
    }

    @Test
    void addingAConditionToAPermanentGrantIsAnEdit() {
        GrantText permanent = GrantText.project("acme-retail", "roles/bigquery.jobUser");
        PaperEstate before = permanent.in(ESTATE);
        GrantText ending =
                permanent.saying(END.toString()).when("request.time < timestamp(\"" + END + "\")");
        assertThat(refusals(judge(before, ending.in(before)))).containsExactly("never-edited");
    }

    @Test
    void theNotesOfAGrantMayBeEdited() {
        PaperEstate before = GOOD.in(ESTATE);
        PaperEstate after =
                before.with(GOOD.path(), GOOD.text().replace("Checks a test", "Checks two tests"));
        assertThat(refusals(judge(before, after))).isEmpty();
    }

    @Test
    void aNameIsNeverUsedAgain() {
        PaperEstate before = GOOD.in(ESTATE);
        String elsewhere = "tenants/acme-retail/infra/access/grants/other.yaml";
        GrantText other = GrantText.dataset("acme-retail", "cards", END);
        assertThat(refusals(judge(before, before.with(elsewhere, other.text()))))
                .containsExactly("name-never-reused");
        assertThat(
                        refusals(
                                judge(
                                        before,
                                        before.without(GOOD.path()).with(elsewhere, other.text()))))
                .containsExactly("name-never-reused");
    }

    @Test
    void replacingAGrantByALongerOneInOneChangeIsAllowed() {
        PaperEstate before = GOOD.in(ESTATE);
        GrantText longer =
                GrantText.dataset("acme-retail", "features_daily", END.plusSeconds(86_400))
                        .named("20261122-jane-bigquery-dataviewer-2");
        PaperEstate after = longer.in(before.without(GOOD.path()));
        assertThat(refusals(judge(before, after))).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadBlocks() {
        PaperEstate after = ESTATE.with("tenants/acme-retail/infra/x.yaml", "a: [1, 2\nb: }");
        assertThat(refusals(judge(ESTATE, after))).containsExactly("readable");
    }

    @Test
    void removingAccessIsJudgedByFourEyesAlone() {
        PaperEstate before = GOOD.in(ESTATE);
        assertThat(judge(before, ESTATE))
                .extracting(Verdict::rule)
                .containsExactly("four-eyes", "readable");
    }

    @Test
    void theVerdictsDependOnNothingButTheQuestion() {
        assertThat(judge(GOOD)).isEqualTo(judge(GOOD));
    }
}
