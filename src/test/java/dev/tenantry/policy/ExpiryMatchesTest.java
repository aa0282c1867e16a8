package dev.tenantry.policy;

import static dev.tenantry.policy.PaperPolicy.GOOD;
import static dev.tenantry.policy.PaperPolicy.judge;
import static dev.tenantry.policy.PaperPolicy.refusals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.testing.GrantText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryMatchesTest {

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
}
