package dev.tenantry.policy;

import static dev.tenantry.policy.PaperPolicy.ESTATE;
import static dev.tenantry.policy.PaperPolicy.GOOD;
import static dev.tenantry.policy.PaperPolicy.judge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.change.RuleId;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.house.RuleBook;
import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.PaperEstate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no file of the estate can switch off. */
class InvariantsTest {

    private static final GrantText LEAK =
            GOOD.to("serviceAccount:trainer@acme-bank-ml-prod.iam.gserviceaccount.com");

    @ParameterizedTest
    @CsvSource({
        "tenant-isolation, refuse",
        "tenant-isolation, warn",
        "tenant-isolation, off",
        "four-eyes, refuse",
        "iam-limits, warn",
        "everything, off"
    })
    void aFileThatSpeaksForAnInvariantChangesNoVerdictAndIsAFinding(String name, String severity) {
        String rule =
                PaperRules.rule(name, "true", "true")
                        .replace("severity: refuse", "severity: " + severity);
        PaperEstate hostile = ESTATE.with("policy/hostile.yaml", rule);

        assertThat(ours(judge(hostile, LEAK.in(hostile)))).isEqualTo(ours(judge(LEAK)));
        assertThat(PaperPolicy.refusals(judge(hostile, LEAK.in(hostile))))
                .contains("tenant-isolation", "house-rules");
        assertThat(RuleBook.of(hostile).rules()).isEmpty();
        assertThat(RuleBook.of(hostile).problems())
                .singleElement()
                .satisfies(
                        p -> {
                            assertThat(p.path()).isEqualTo("policy/hostile.yaml");
                            assertThat(p.sentence()).contains(name).contains("cannot be used");
                        });
    }

    @Test
    void aChangeCannotBringAFileThatLetsItThrough() {
        String off = PaperRules.rule("tenant-isolation", "true", "true");
        PaperEstate after = LEAK.in(ESTATE).with("policy/hostile.yaml", off);
        assertThat(ours(judge(ESTATE, after))).isEqualTo(ours(judge(LEAK)));
    }

    @Test
    void everyRuleOfOursHasANameThatNoFileCanTake() {
        GrantText odd =
                GOOD.as("roles/bigquery.dataVewer").named("20261122-odd").saying("2026-12-24");
        assertThat(Stream.of(judge(GOOD), judge(odd)).flatMap(List::stream))
                .extracting(Verdict::rule)
                .allMatch(RuleId::isTaken);
    }

    private static List<Verdict> ours(List<Verdict> verdicts) {
        return verdicts.stream().filter(v -> !v.rule().equals("house-rules")).toList();
    }
}
