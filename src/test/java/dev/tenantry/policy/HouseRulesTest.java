package dev.tenantry.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.identity.Actor;
import dev.tenantry.identity.ConsoleRole;
import dev.tenantry.policy.Verdict.Outcome;
import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.PaperEstate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HouseRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Actor JANE =
            new Actor(
                    "jane.doe@acme.example",
                    "Jane Doe",
                    Set.of("data-engineer"),
                    Set.of(ConsoleRole.DATA_ENGINEER),
                    Optional.empty());
    private static final PaperEstate BARE = PaperEstate.empty().withTenant("acme-retail");
    private static final String RESTRICTED =
            rule(
                    "longest-duration-restricted",
                    "grant.dataClass == 'restricted'",
                    "grant.duration <= duration('168h')");

    private static String rule(String name, String when, String require) {
        return """
        apiVersion: tenantry.dev/v1alpha1
        kind: PolicyRule
        metadata: {name: %s}
        spec:
          sentence: "Rule %s of the house"
          severity: refuse
          appliesTo: grant
          when: "%s"
          require: "%s"
          remedy: "Ask for less."
        """
                .formatted(name, name, when, require);
    }

    private static List<Verdict> judge(PaperEstate before, PaperEstate after) {
        return Policy.judge(Question.beforeReview(before.to(after), before, JANE, NOW));
    }

    private static List<Verdict> judge(String rules, GrantText grant) {
        PaperEstate before = BARE.with("policy/grants.yaml", rules);
        return judge(before, grant.in(before));
    }

    private static GrantText forDays(String dataset, int days) {
        return GrantText.dataset("acme-retail", dataset, NOW.plus(Duration.ofDays(days)));
    }

    private static List<Verdict> refusals(List<Verdict> verdicts) {
        return verdicts.stream().filter(Verdict::blocks).toList();
    }

    @Test
    void aBrokenRuleNamesItselfItsFileItsLineAndTheNearestAllowed() {
        Verdict refusal = refusals(judge(RESTRICTED, forDays("cards", 30))).getFirst();
        assertThat(refusal.rule()).isEqualTo("longest-duration-restricted");
        assertThat(refusal.sentence()).isEqualTo("Rule longest-duration-restricted of the house.");
        assertThat(refusal.source()).contains("policy/grants.yaml:1");
        assertThat(refusal.allowed()).contains("Ask for less. 7 days would be allowed.");
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
        assertThat(refusals(judge(readOnly, editor)).getFirst().allowed())
                .contains("Ask for less. BigQuery Data Viewer would be allowed.");
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grant.dataclass == 'restricted'",
                "grant.duration <= 168",
                "grnt.role == 'x'",
                "grant.role ==",
                "grant.role",
                "tenant.allowedRoles == 'x'",
                "actor.groups.exists(g, g > 1)",
                "undefined(grant.role)"
            })
    void aRuleThatDoesNotCompileBlocksAndNeverPassesSilently(String require) {
        List<Verdict> refusals =
                refusals(judge(rule("broken", "true", require), forDays("features_daily", 7)));
        assertThat(refusals).hasSize(1);
        assertThat(refusals.getFirst().rule()).isEqualTo("house-rules");
        assertThat(refusals.getFirst().source()).contains("policy/grants.yaml:9");
        assertThat(refusals.getFirst().sentence()).contains("broken").contains("does not compile");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "severity: refuse->severity: perhaps",
                "appliesTo: grant->appliesTo: everything",
                "kind: PolicyRule->kind: Rule",
                "sentence: \\\"Rule .*\\\"->sentence: \\\"\\\"",
                "require: .*->advise: 'x'"
            })
    void aRuleThatIsIncompleteBlocks(String change) {
        String[] parts = change.split("->", 2);
        String rules =
                RESTRICTED.replaceFirst(
                        parts[0].replace("\\\"", "\""), parts[1].replace("\\\"", "\""));
        assertThat(rules).isNotEqualTo(RESTRICTED);
        assertThat(refusals(judge(rules, forDays("features_daily", 1))))
                .extracting(Verdict::rule)
                .containsExactly("house-rules");
    }

    @Test
    void aRuleThatCannotBeWorkedOutRefuses() {
        String rules = rule("division", "true", "1 / (size(grant.ticket)) == 1");
        assertThat(refusals(judge(rules, forDays("features_daily", 1))))
                .extracting(Verdict::rule)
                .containsExactly("division");
    }

    @Test
    void aRuleThatLoopsForLongIsStopped() {
        String ten = "[1,2,3,4,5,6,7,8,9,10]";
        StringBuilder loop = new StringBuilder("true");
        for (char c = 'a'; c <= 'j'; c++) {
            loop.insert(0, ten + ".all(" + c + ", ").append(')');
        }
        long start = System.nanoTime();
        List<Verdict> refusals =
                refusals(judge(rule("loop", "true", loop.toString()), forDays("cards", 1)));
        assertThat(refusals).isNotEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
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
    void aChangeMayCorrectABrokenRuleButNotAddOne() {
        PaperEstate broken =
                BARE.with("policy/grants.yaml", RESTRICTED.replace("168h", "a week"))
                        .with("policy/other.yaml", RESTRICTED.replace("grant.dur", "grant.dru"));
        PaperEstate corrected = broken.with("policy/grants.yaml", RESTRICTED);
        assertThat(refusals(judge(BARE, BARE.with("policy/x.yaml", RESTRICTED)))).isEmpty();
        assertThat(refusals(judge(broken, corrected))).isEmpty();
        assertThat(refusals(judge(BARE, broken))).extracting(Verdict::rule).contains("house-rules");
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
