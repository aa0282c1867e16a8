package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.APPLICATION;
import static dev.tenantry.policy.GuardedEstate.AUDIT;
import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.safeguards.Safeguards;
import dev.tenantry.testing.PaperEstate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What moves to where its Application does not look is gone. */
class ParkedSafeguardsTest {

    private static final String FOLDER = "tenants/acme-retail/infra/access";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{recurse: false} | /parked/audit-bigquery.yaml | true",
                "{recurse: true} | /parked/audit-bigquery.yaml | false",
                "{exclude: 'old-*'} | /old-audit-bigquery.yaml | true",
                "{exclude: 'old-*'} | /new-audit-bigquery.yaml | false"
            })
    void anAuditLogThatMoves(String directory, String to, boolean gone) {
        String source = "path: \"" + FOLDER + "\", directory: " + directory;
        PaperEstate before =
                ESTATE.with(
                        APPLICATION,
                        ESTATE.text(APPLICATION).replace("path: \"platform/node-pools\"", source));
        PaperEstate after = before.without(AUDIT).with(FOLDER + to, ESTATE.text(AUDIT));
        assertThat(PaperPolicy.judge(before, after))
                .extracting(Verdict::rule)
                .matches(rules -> rules.contains(Safeguards.RULE) == gone);
    }

    /** Where all is forbidden at first, and opened by others. */
    @Test
    void aNetworkPolicyThatOnlyForbidsIsNoLoss() {
        String policy =
                Attack.object(
                        "networking.k8s.io/v1",
                        "NetworkPolicy",
                        "spec: {podSelector: {}, policyTypes: [Ingress, Egress]}");
        PaperEstate after = ESTATE.with("tenants/acme-retail/workflows/runtime/deny.yaml", policy);
        assertThat(PaperPolicy.judge(ESTATE, after))
                .extracting(Verdict::rule)
                .doesNotContain(Safeguards.RULE);
    }
}
