package dev.tenantry.policy.house;

import static dev.tenantry.policy.PaperRules.BARE;
import static dev.tenantry.policy.PaperRules.RESTRICTED;
import static dev.tenantry.policy.PaperRules.forDays;
import static dev.tenantry.policy.PaperRules.judge;
import static dev.tenantry.policy.PaperRules.refusals;
import static dev.tenantry.policy.PaperRules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.change.Remedy;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Verdict.Outcome;
import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.PaperEstate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HouseRulesTest {

    @Test
    void aBrokenRuleNamesItselfItsFileItsLineAndTheNearestAllowed() {
        Verdict refusal = refusals(judge(RESTRICTED, forDays("cards", 30))).getFirst();
        assertThat(refusal.rule()).isEqualTo("longest-duration-restricted");
        assertThat(refusal.sentence()).isEqualTo("Rule longest-duration-restricted of the house.");
        assertThat(refusal.source()).contains("policy/grants.yaml:1");
        assertThat(refusal.allowed()).contains("Ask for less. 7 days would be allowed.");
        assertThat(refusal.remedy()).contains(new Remedy("duration", "PT168H"));
    }

    @Test
    void aKeptRuleIsShownAsPassed() {
        assertThat(judge(RESTRICTED, forDays("cards", 7)))
                .filteredOn(v -> v.rule().equals("longest-duration-restricted"))
                .extracting(Verdict::outcome)
                .containsExactly(Outcome.PASSED);
    }

    @Test
    void aRuleThatDoesNotApplySaysNothing() {
        assertThat(judge(RESTRICTED, forDays("features_daily", 30)))
                .extracting(Verdict::rule)
                .doesNotContain("longest-duration-restricted");
    }

    @Test
    void aGrantOnTheWholeProjectIsAsSevereAsItsMostSevereData() {
        GrantText everything = GrantText.project("acme-retail", "roles/bigquery.dataViewer");
        assertThat(refusals(judge(RESTRICTED, everything)))
                .extracting(Verdict::rule)
                .containsExactly("longest-duration-restricted");
    }

    @Test
    void aWarningDoesNotBlock() {
        String warning = RESTRICTED.replace("severity: refuse", "severity: warn");
        assertThat(judge(warning, forDays("cards", 30)))
                .noneMatch(Verdict::blocks)
                .anyMatch(v -> v.outcome() == Outcome.WARNING);
    }

    @Test
    void theNearestAllowedMayBeALesserRole() {
        String readOnly =
                rule(
                        "read-only",
                        "true",
                        "grant.role in ['roles/bigquery.dataViewer', 'roles/bigquery.metadataViewer']");
        GrantText editor = forDays("features_daily", 7).as("roles/bigquery.dataEditor");
        Verdict refusal = refusals(judge(readOnly, editor)).getFirst();
        assertThat(refusal.allowed())
                .contains("Ask for less. BigQuery Data Viewer would be allowed.");
        assertThat(refusal.remedy()).contains(new Remedy("role", "roles/bigquery.dataViewer"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grant.principalType == 'user' && grant.principalDomain == 'acme.example'",
                "grant.principal == 'user:jane.doe@acme.example'",
                "grant.resource == 'features_daily' && grant.resourceType == 'dataset'",
                "tenant.id == 'acme-retail' && tenant.env == 'prod' && tenant.project == 'acme-retail-ml-prod'",
                "tenant.owner == 'owners-acme-retail@acme.example' && size(tenant.allowedRoles) == 0",
                "actor.email.endsWith('@acme.example') && 'data-engineer' in actor.groups",
                "'data-engineer' in actor.roles",
                "grant.expires > now && grant.expires - now == grant.duration && !grant.permanent",
                "now.getFullYear() == 2026",
                "grant.reason.matches('Checks .*')",
                "actor.groups.exists(g, g.startsWith('data'))"
            })
    void everythingInTheVocabularyCanBeAsked(String require) {
        assertThat(
                        refusals(
                                judge(
                                        rule("vocabulary", "true", require),
                                        forDays("features_daily", 7))))
                .isEmpty();
    }

    @Test
    void aChangeCannotBringItsOwnRules() {
        PaperEstate before = BARE.with("policy/grants.yaml", RESTRICTED);
        PaperEstate after =
                forDays("cards", 30)
                        .in(before)
                        .with("policy/grants.yaml", RESTRICTED.replace("168h", "9999h"));
        assertThat(refusals(judge(before, after)))
                .extracting(Verdict::rule)
                .containsExactly("longest-duration-restricted");
        assertThat(
                        refusals(
                                judge(
                                        before,
                                        forDays("cards", 30)
                                                .in(before.without("policy/grants.yaml")))))
                .extracting(Verdict::rule)
                .containsExactly("longest-duration-restricted");
    }

    @Test
    void theSameBytesAreCompiledOnce() {
        byte[] bytes = RESTRICTED.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(RuleBook.of("policy/a.yaml", bytes))
                .isSameAs(RuleBook.of("policy/a.yaml", bytes.clone()));
    }

    @Test
    void whatATenantAllowsComesFromTheIdentityThatGrants() {
        PaperEstate before =
                BARE.with(
                                "factory/acme-retail/kcc-identity.yaml",
                                """
                                apiVersion: iam.cnrm.cloud.google.com/v1beta1
                                kind: IAMPolicyMember
                                metadata: {name: kcc-acme-retail-iam, namespace: kcc-factory}
                                spec:
                                  resourceRef: {kind: Project, external: projects/acme-retail-ml-prod}
                                  role: roles/resourcemanager.projectIamAdmin
                                  condition:
                                    title: grantable-roles-only
                                    expression: >-
                                      api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly(['roles/bigquery.dataViewer','roles/bigquery.jobUser'])
                                """)
                        .with(
                                "policy/roles.yaml",
                                rule(
                                        "roles-of-tenant",
                                        "size(tenant.allowedRoles) > 0",
                                        "grant.role in tenant.allowedRoles"));
        assertThat(refusals(judge(before, forDays("cards", 1).in(before)))).isEmpty();
        assertThat(
                        refusals(
                                judge(
                                        before,
                                        forDays("cards", 1)
                                                .as("roles/bigquery.dataEditor")
                                                .in(before))))
                .extracting(v -> v.allowed().orElse(""))
                .containsExactly("Ask for less. BigQuery Data Viewer would be allowed.");
    }
}
