package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.ALERT;
import static dev.tenantry.policy.GuardedEstate.BUCKET;
import static dev.tenantry.policy.GuardedEstate.CHANNEL;
import static dev.tenantry.policy.GuardedEstate.DATASET;
import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.safeguards.Safeguards;
import dev.tenantry.testing.PaperEstate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Google protects where nobody says anything is lost when somebody says otherwise. */
class GuardsByDefaultTest {

    private static final String BUDGET = "factory/acme-retail/budget.yaml";
    private static final String POOL = "platform/node-pools/a.yaml";

    private static final PaperEstate SILENT =
            ESTATE.with(ALERT, ESTATE.text(ALERT).replace("  enabled: true\n", ""))
                    .with(CHANNEL, ESTATE.text(CHANNEL).replace("enabled: true, ", ""))
                    .with(
                            BUDGET,
                            """
                            apiVersion: billingbudgets.cnrm.cloud.google.com/v1beta1
                            kind: BillingBudgetsBudget
                            metadata: {name: b, namespace: kcc-factory}
                            spec:
                              billingAccountRef: {external: 0A1B2C-3D4E5F-678901}
                              amount: {specifiedAmount: {currencyCode: EUR, units: 100}}
                            """)
                    .with(
                            POOL,
                            """
                            apiVersion: container.cnrm.cloud.google.com/v1beta1
                            kind: ContainerNodePool
                            metadata: {name: a, namespace: kcc-platform}
                            spec:
                              location: eu
                            """);

    @Test
    void anAlertAndAChannelThatAreOff() {
        assertThat(lost(ALERT, "  combiner: OR\n", "  combiner: OR\n  enabled: false\n"))
                .containsExactly(
                        "Alert failing protects less: enabled is false, instead of true by"
                                + " default.");
        assertThat(lost(ALERT, "  combiner: OR\n", "  combiner: OR\n  enabled: true\n")).isEmpty();
        assertThat(lost(CHANNEL, "type: email", "type: email, enabled: false")).hasSize(1);
        assertThat(lost(CHANNEL, "type: email", "type: email, forceDelete: true")).hasSize(1);
    }

    @Test
    void anAlertThatIsToldOnceAYear() {
        String strategy = "alertStrategy: {notificationRateLimit: {period: 31536000s}}\n  combiner";
        assertThat(lost(ALERT, "combiner", strategy))
                .containsExactly("Alert failing protects less: alertStrategy comes.");
    }

    @Test
    void whatWasDeletedStaysForAShorterTime() {
        String location = "  location: EU\n";
        String soft = location + "  softDeletePolicy: {retentionDurationSeconds: %s}\n";
        assertThat(lost(BUCKET, location, soft.formatted("0"))).hasSize(1);
        assertThat(lost(BUCKET, location, soft.formatted("604800"))).isEmpty();
        assertThat(lost(BUCKET, location, soft.formatted("7776000"))).isEmpty();
        assertThat(lost(DATASET, location, location + "  maxTimeTravelHours: '48'\n")).hasSize(1);
    }

    @Test
    void aBudgetThatLeavesOutOrTellsNobody() {
        String amount = "  amount:";
        assertThat(lost(BUDGET, amount, "  budgetFilter: {services: [services/x]}\n" + amount))
                .containsExactly("Budget b protects less: budgetFilter comes.");
        assertThat(
                        lost(
                                BUDGET,
                                amount,
                                "  allUpdatesRule: {disableDefaultIamRecipients: true}\n" + amount))
                .containsExactly("Budget b protects less: allUpdatesRule comes.");
        assertThat(lost(BUDGET, "0A1B2C", "FFFFFF"))
                .containsExactly("Budget b protects less: billingAccountRef says something else.");
    }

    @Test
    void machinesThatAreNotMendedAnyMore() {
        String location = "  location: eu\n";
        assertThat(lost(POOL, location, location + "  management: {autoUpgrade: false}\n"))
                .containsExactly(
                        "Node pool a protects less: management.autoUpgrade is false, instead of"
                                + " true by default.");
    }

    @Test
    void machinesThatKeepPodsApartNoLonger() {
        String kept =
                SILENT.text(POOL)
                        + "  nodeConfig: {sandboxConfig: {sandboxType: gvisor}, taint: [{key: tenant, value: acme-bank, effect: NO_SCHEDULE}]}\n";
        PaperEstate apart = SILENT.with(POOL, kept);
        assertThat(lost(SILENT, apart)).isEmpty();
        assertThat(lost(apart, apart.with(POOL, kept.replace("gvisor", "none")))).hasSize(1);
        assertThat(lost(apart, apart.with(POOL, kept.replace("acme-bank", "all")))).hasSize(1);
    }

    @Test
    void dataThatWouldStayThatWasToGo() {
        String rules = "  lifecycleRule: [{action: {type: Delete}, condition: {age: 30}}]\n";
        PaperEstate aging = SILENT.with(BUCKET, SILENT.text(BUCKET) + rules);
        assertThat(lost(aging, SILENT))
                .containsExactly(
                        "Bucket acme-retail-kept protects less: objects in it are deleted by no rule"
                                + " of age any more.");
        assertThat(lost(GuardedEstate.TABLE, "31536000000", "31536000001")).hasSize(1);
    }

    @Test
    void anAccountThatWasSwitchedOffAndGoes() {
        String path = Attack.FOLDER + "identities/old.yaml";
        String account =
                Attack.object("iam." + Attack.KCC, "IAMServiceAccount", "spec: {disabled: true}");
        assertThat(lost(SILENT.with(path, account), SILENT))
                .containsExactly("Service account thing goes: nothing keeps it switched off.");
        assertThat(lost(SILENT.with(path, account.replace("true", "false")), SILENT)).isEmpty();
    }

    @Test
    void anAccountWhosePodsHaveItsTokenAgain() {
        String path = "tenants/acme-retail/workflows/runtime/quiet.yaml";
        String marks = "kubernetes.io/enforce-mountable-secrets: 'true'";
        String text = ByPeople.account("quiet", marks);
        PaperEstate quiet = SILENT.with(path, text + "automountServiceAccountToken: false\n");
        assertThat(lost(quiet, quiet.with(path, text)))
                .containsExactly(
                        "Kubernetes service account quiet protects less: pods that act by it have"
                                + " its token, whether they need it or not.");
        assertThat(lost(quiet, quiet.with(path, quiet.text(path).replace("'true'", "'false'"))))
                .hasSize(1);
    }

    private static List<String> lost(String path, String was, String is) {
        return lost(SILENT, SILENT.with(path, SILENT.text(path).replace(was, is)));
    }

    private static List<String> lost(PaperEstate before, PaperEstate after) {
        return Safeguards.of(new Case(before.to(after), before)).stream()
                .map(Safeguards.Loss::sentence)
                .toList();
    }
}
