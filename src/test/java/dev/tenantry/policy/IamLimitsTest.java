package dev.tenantry.policy;

import static dev.tenantry.policy.PaperPolicy.END;
import static dev.tenantry.policy.PaperPolicy.ESTATE;
import static dev.tenantry.policy.PaperPolicy.GOOD;
import static dev.tenantry.policy.PaperPolicy.NOW;
import static dev.tenantry.policy.PaperPolicy.judge;
import static dev.tenantry.policy.PaperPolicy.refusals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.change.Verdict;
import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.PaperEstate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** IAM's limits of one allow policy: at the limit all is well, one more is not. */
class IamLimitsTest {

    @Test
    void moreThanTwentyConditionsForOnePersonAndRoleAreRefused() {
        assertThat(refusals(judge(withConditions(19), GOOD.in(withConditions(19))))).isEmpty();
        assertThat(refusals(judge(withConditions(20), GOOD.in(withConditions(20)))))
                .containsExactly("iam-limits");
    }

    private static PaperEstate withConditions(int count) {
        PaperEstate before = ESTATE;
        for (int i = 0; i < count; i++) {
            before =
                    GrantText.dataset("acme-retail", "past_" + i, NOW.minusSeconds(60 + i))
                            .named("2026010" + i + "-jane")
                            .in(before);
        }
        return before;
    }

    @Test
    void theAllowPolicyHoldsAtMostFifteenHundredPrincipals() {
        assertThat(refusals(judge(holding(1_499, "user"), GOOD.in(holding(1_499, "user")))))
                .isEmpty();
        assertThat(refusals(judge(holding(1_500, "user"), GOOD.in(holding(1_500, "user")))))
                .containsExactly("iam-limits");
    }

    @Test
    void theAllowPolicyHoldsAtMostTwoHundredAndFiftyGroups() {
        GrantText group = GOOD.to("group:others@acme.example");
        assertThat(refusals(judge(holding(249, "group"), group.in(holding(249, "group")))))
                .isEmpty();
        PaperEstate full = holding(250, "group");
        assertThat(judge(full, group.in(full)))
                .filteredOn(Verdict::blocks)
                .singleElement()
                .satisfies(
                        v -> {
                            assertThat(v.rule()).isEqualTo("iam-limits");
                            assertThat(v.sentence()).contains("251 groups").contains("250");
                        });
        assertThat(refusals(judge(full, GOOD.in(full)))).isEmpty();
    }

    @Test
    void moreThanAHundredGrantsWithAConditionAreAWarning() {
        assertThat(advice(conditional(99))).isEmpty();
        assertThat(advice(conditional(100)))
                .singleElement()
                .satisfies(
                        v -> {
                            assertThat(v.outcome()).isEqualTo(Verdict.Outcome.WARNING);
                            assertThat(v.sentence()).contains("101 grants with a condition");
                        });
        assertThat(refusals(judge(conditional(100), GOOD.in(conditional(100))))).isEmpty();
    }

    @Test
    void aConditionHasAtMostTwelveLogicalOperators() {
        assertThat(refusals(judge(GOOD.when(operators(12))))).doesNotContain("iam-limits");
        assertThat(judge(GOOD.when(operators(13))))
                .filteredOn(v -> v.rule().equals("iam-limits"))
                .singleElement()
                .satisfies(
                        v -> {
                            assertThat(v.blocks()).isTrue();
                            assertThat(v.sentence()).contains("13 logical operators");
                        });
    }

    private static String operators(int count) {
        return "request.time < timestamp(\""
                + END
                + "\")"
                + " && resource.name != \"x\"".repeat(count);
    }

    private static List<Verdict> advice(PaperEstate before) {
        return judge(before, GOOD.in(before)).stream()
                .filter(v -> v.rule().equals("iam-advice"))
                .toList();
    }

    private static PaperEstate conditional(int count) {
        PaperEstate estate = ESTATE;
        for (int i = 0; i < count; i++) {
            estate =
                    GrantText.dataset("acme-retail", "features_daily", END)
                            .named("20261101-p" + i)
                            .to("user:p" + i + "@acme.example")
                            .in(estate);
        }
        return estate;
    }

    private static PaperEstate holding(int count, String kind) {
        StringBuilder members = new StringBuilder();
        for (int i = 0; i < count; i++) {
            members.append("        - {member: '%s:p%d@acme.example'}\n".formatted(kind, i));
        }
        return ESTATE.with(
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
                %s\
                """
                        .formatted(GrantText.project("acme-retail-ml-prod"), members));
    }
}
