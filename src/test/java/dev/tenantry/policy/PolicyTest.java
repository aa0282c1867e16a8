package dev.tenantry.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.policy.Verdict.Outcome;
import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.PaperEstate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Instant END = Instant.parse("2026-11-29T18:00:00Z");
    private static final Actor JANE =
            new Actor(
                    "jane.doe@acme.example",
                    "Jane Doe",
                    Set.of("data-engineer"),
                    Set.of(ConsoleRole.DATA_ENGINEER),
                    Optional.of("jdoe"));
    private static final PaperEstate ESTATE =
            PaperEstate.empty().withTenant("acme-retail").withTenant("acme-bank");
    private static final GrantText GOOD = GrantText.dataset("acme-retail", "features_daily", END);

    private static List<Verdict> judge(PaperEstate before, PaperEstate after) {
        return Policy.judge(Question.beforeReview(before.to(after), before, JANE, NOW));
    }

    private static List<Verdict> judge(GrantText grant) {
        return judge(ESTATE, grant.in(ESTATE));
    }

    private static List<String> refusals(List<Verdict> verdicts) {
        return verdicts.stream().filter(Verdict::blocks).map(Verdict::rule).distinct().toList();
    }

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serviceAccount:trainer@acme-bank-ml-prod.iam.gserviceaccount.com",
                "serviceAccount:kcc-acme-bank@platform-prod.iam.gserviceaccount.com",
                "serviceAccount:platform-prod.svc.id.goog[t-acme-bank/trainer]",
                "serviceAccount:platform-prod.svc.id.goog[cnrm-system/cnrm-controller-manager-t-acme-bank]",
                "serviceAccount:123456789012-compute@developer.gserviceaccount.com",
                "serviceAccount:service-123456789012@gcp-sa-dataflow.iam.gserviceaccount.com",
                "principal://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/subject/ns/t-acme-bank/sa/trainer",
                "principalSet://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/*"
            })
    void nothingOfAnotherTenantIsEverGranted(String principal) {
        assertThat(refusals(judge(GOOD.to(principal)))).containsExactly("tenant-isolation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serviceAccount:trainer@acme-retail-ml-prod.iam.gserviceaccount.com",
                "serviceAccount:kcc-acme-retail@platform-prod.iam.gserviceaccount.com",
                "serviceAccount:billing-reader@platform-prod.iam.gserviceaccount.com",
                "serviceAccount:platform-prod.svc.id.goog[t-acme-retail/trainer]",
                "group:others@acme.example",
                "user:someone.else@acme.example"
            })
    void whatIsTheTenantsOwnMayBeGranted(String principal) {
        assertThat(refusals(judge(GOOD.to(principal)))).isEmpty();
    }

    @Test
    void aTenantsFolderGrantsNothingOnTheProjectOfAnother() {
        GrantText grant =
                GrantText.project("acme-retail", "roles/bigquery.jobUser")
                        .on(GrantText.project("acme-bank-ml-prod"));
        Verdict refusal = judge(grant).stream().filter(Verdict::blocks).findFirst().orElseThrow();
        assertThat(refusal.rule()).isEqualTo("tenant-isolation");
        assertThat(refusal.allowed()).contains("projects/acme-retail-ml-prod");
        assertThat(refusal.source()).contains(grant.path() + ":1");
    }

    @Test
    void aGrantOnATenantStandsInTheTenantsFolder() {
        PaperEstate after = ESTATE.with("platform/extra.yaml", GOOD.text());
        assertThat(refusals(judge(ESTATE, after))).contains("tenant-isolation");
    }

    @Test
    void aBucketThatTheTenantDoesNotHaveIsRefusedWithThoseItHas() {
        GrantText grant =
                GrantText.project("acme-retail", "roles/storage.objectViewer")
                        .on(GrantText.bucket("acme-bank-ml-prod-models"));
        assertThat(judge(grant))
                .filteredOn(Verdict::blocks)
                .extracting(v -> v.allowed().orElse(""))
                .containsExactly("One of acme-retail-ml-prod-models.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"roles/owner", "roles/editor", "roles/viewer", "roles/Owner"})
    void basicRolesAreRefused(String role) {
        assertThat(refusals(judge(GOOD.as(role)))).contains("no-basic-roles", "condition-possible");
    }

    @ParameterizedTest
    @ValueSource(strings = {"allUsers", "allAuthenticatedUsers", "ALLUSERS"})
    void everybodyIsRefused(String principal) {
        assertThat(refusals(judge(GOOD.to(principal)))).contains("no-public-principals");
        assertThat(refusals(judge(GOOD.to(principal).always().saying("never"))))
                .containsExactly("no-public-principals");
    }

    @Test
    void everybodyIsRefusedInADatasetsAccessListToo() {
        String path = "tenants/acme-retail/infra/data/dataset-cards.yaml";
        PaperEstate after =
                ESTATE.with(
                        path,
                        ESTATE.text(path)
                                + "    - {role: READER, specialGroup: allAuthenticatedUsers}\n");
        assertThat(refusals(judge(ESTATE, after))).containsExactly("no-public-principals");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jane.doe@acme.example",
                "user:jane",
                "user:jane doe@acme.example",
                "User:jane.doe@acme.example",
                "robot:r2d2@acme.example",
                "deleted:user:jane.doe@acme.example?uid=123"
            })
    void malformedPrincipalsAreRefusedBeforeGoogleDoes(String principal) {
        assertThat(refusals(judge(GOOD.to(principal)))).contains("well-formed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bigquery.dataViewer", "roles/big-query.viewer", "roles/", "viewer"})
    void malformedRolesAreRefused(String role) {
        assertThat(refusals(judge(GOOD.as(role)))).contains("well-formed");
    }

    @Test
    void aRoleWeDoNotKnowIsAWarning() {
        assertThat(judge(GOOD.as("roles/bigquery.dataVewer")))
                .filteredOn(v -> v.outcome() == Outcome.WARNING)
                .extracting(Verdict::rule)
                .containsExactly("known-role");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "request.time < timestamp(\"soon\")",
                "request.tim < timestamp(\"2026-11-29T18:00:00Z\")",
                "request.time < ",
                "\"yes\"",
                "resource.nam == \"x\""
            })
    void aConditionThatGoogleWouldNotTakeIsRefused(String expression) {
        assertThat(refusals(judge(GOOD.when(expression)))).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2026-11-30T18:00:00Z ; request.time < timestamp(\"2026-11-29T18:00:00Z\")",
                "never                ; request.time < timestamp(\"2026-11-29T18:00:00Z\")",
                "2026-11-29           ; request.time < timestamp(\"2026-11-29T18:00:00Z\")",
                "2026-11-29T18:00:00Z ; request.time < timestamp(\"2026-11-29T18:00:00Z\") || true",
                "2026-11-29T18:00:00Z ; resource.name == \"projects/acme-retail-ml-prod\"",
                "2026-11-20T18:00:00Z ; request.time < timestamp(\"2026-11-20T18:00:00Z\")"
            })
    void aGrantCannotOutliveItsDate(String says, String condition) {
        GrantText grant =
                GrantText.project("acme-retail", "roles/bigquery.jobUser")
                        .saying(says)
                        .when(condition);
        assertThat(refusals(judge(grant))).containsExactly("expiry-matches");
    }

    @Test
    void aDateWithoutAConditionIsRefused() {
        assertThat(refusals(judge(GOOD.always()))).contains("expiry-matches");
        assertThat(refusals(judge(GOOD.sayingNothing()))).contains("expiry-matches");
    }

    @Test
    void theSameInstantInAnotherZoneIsTheSameDate() {
        assertThat(refusals(judge(GOOD.saying("2026-11-29T19:00:00+01:00")))).isEmpty();
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
    void moreThanTwentyConditionsForOnePersonAndRoleAreRefused() {
        PaperEstate before = ESTATE;
        for (int i = 0; i < 20; i++) {
            String id = "past_" + i;
            before =
                    GrantText.dataset("acme-retail", id, NOW.minusSeconds(60 + i))
                            .named("2026010" + i + "-jane")
                            .in(before);
        }
        assertThat(refusals(judge(before, GOOD.in(before)))).containsExactly("iam-limits");
    }

    @Test
    void theAllowPolicyHoldsAtMostFifteenHundredPrincipals() {
        PaperEstate before = ESTATE;
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < 1_500; i++) {
            members.append("        - {member: 'user:p").append(i).append("@acme.example'}\n");
        }
        before =
                before.with(
                        "tenants/acme-retail/infra/access/many.yaml",
                        """
                        apiVersion: iam.cnrm.cloud.google.com/v1beta1
                        kind: IAMPartialPolicy
                        metadata: {name: many, namespace: t-acme-retail}
                        spec:
                          resourceRef: %s
                          bindings:
                            - role: roles/browser
                              members:
                        %s"""
                                .formatted(GrantText.project("acme-retail-ml-prod"), members));
        assertThat(refusals(judge(before, GOOD.in(before)))).containsExactly("iam-limits");
    }

    @Test
    void theVerdictsDependOnNothingButTheQuestion() {
        assertThat(judge(GOOD)).isEqualTo(judge(GOOD));
    }
}
