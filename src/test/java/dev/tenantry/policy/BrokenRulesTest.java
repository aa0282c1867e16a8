package dev.tenantry.policy;

import static dev.tenantry.policy.PaperRules.BARE;
import static dev.tenantry.policy.PaperRules.RESTRICTED;
import static dev.tenantry.policy.PaperRules.forDays;
import static dev.tenantry.policy.PaperRules.judge;
import static dev.tenantry.policy.PaperRules.refusals;
import static dev.tenantry.policy.PaperRules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.change.Verdict;
import dev.tenantry.testing.PaperEstate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokenRulesTest {

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
                "require: .*->advise: 'x'",
                "sentence: ->whenever: true\\n  sentence: "
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
        List<Verdict> refusals =
                refusals(judge(rule("loop", "true", loop.toString()), forDays("cards", 1)));
        assertThat(refusals).extracting(Verdict::rule).containsExactly("loop");
        assertThat(refusals.getFirst().allowed().orElse("")).contains("could not be worked out");
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
}
