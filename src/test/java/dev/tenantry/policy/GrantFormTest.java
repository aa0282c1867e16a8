package dev.tenantry.policy;

import static dev.tenantry.policy.PaperPolicy.ESTATE;
import static dev.tenantry.policy.PaperPolicy.GOOD;
import static dev.tenantry.policy.PaperPolicy.judge;
import static dev.tenantry.policy.PaperPolicy.refusals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.change.Verdict.Outcome;
import dev.tenantry.testing.PaperEstate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrantFormTest {

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
}
