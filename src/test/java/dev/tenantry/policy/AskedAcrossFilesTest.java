package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.BUCKET;
import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static dev.tenantry.policy.GuardedEstate.TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.owners.CodeOwners;
import dev.tenantry.testing.PaperEstate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Owners of a kind are asked whatever its file is called, and whichever file it was in before. */
class AskedAcrossFilesTest {

    private static final String LIMIT =
            "  condition: {title: a, expression: \"api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly(['roles/browser'])\"}\n";

    private static final PaperEstate OWNED =
            ESTATE.with(
                    ".github/CODEOWNERS",
                    """
                    * @acme/all
                    /tenants/*/infra/access/grants/* @acme/security
                    /tenants/*/workflows/ @acme/ml-ops
                    /factory/*/budget.yaml @acme/finops
                    """);

    @Test
    void aNameThatBeginsAsTheUsualOneIsAnotherName() {
        String budget =
                Attack.object("billingbudgets." + Attack.KCC, "BillingBudgetsBudget", "spec: {}");
        assertThat(asked(OWNED, OWNED.with("factory/acme-retail/budget.yaml-2.yaml", budget)))
                .containsExactly("@acme/all", "@acme/finops");
    }

    @Test
    void aFolderBelowTheUsualOneIsAnotherFolder() {
        String path = "tenants/acme-retail/infra/access/grants/sub/g.yaml";
        assertThat(asked(OWNED, OWNED.with(path, PaperPolicy.GOOD.text())))
                .containsExactly("@acme/all", "@acme/security");
    }

    @Test
    void aClassThatIsLoweredOnTheWayToAnotherFile() {
        PaperEstate gone = OWNED.without(BUCKET);
        String other = Attack.FOLDER + "data/bucket-2.yaml";
        String text = OWNED.text(BUCKET);
        assertThat(asked(OWNED, gone.with(other, text.replace("restricted", "internal"))))
                .contains("@acme/security");
        assertThat(asked(OWNED, gone.with(other, text))).containsExactly("@acme/all");
    }

    @Test
    void anAccountThatIsSwitchedOnInAnotherFile() {
        String folder = Attack.FOLDER + "identities/";
        String account =
                Attack.object("iam." + Attack.KCC, "IAMServiceAccount", "spec: {disabled: true}");
        PaperEstate off = OWNED.with(folder + "old.yaml", account);
        PaperEstate on =
                OWNED.with(
                        folder + "new.yaml", account.replace("disabled: true", "disabled: false"));
        assertThat(asked(off, on)).contains("@acme/security");
    }

    @Test
    void aWorkflowThatActsByAnotherAccountInAnotherFile() {
        PaperEstate moved =
                OWNED.without(TEMPLATE)
                        .with(
                                TEMPLATE.replace("train", "more"),
                                OWNED.text(TEMPLATE).replace("trainer", "admin"));
        assertThat(asked(OWNED, moved)).contains("@acme/security");
    }

    @Test
    void anIdentityThatMayGiveMoreInAnotherFile() {
        String account =
                """
                apiVersion: iam.cnrm.cloud.google.com/v1beta1
                kind: IAMServiceAccount
                metadata: {name: kcc-acme-retail, namespace: kcc-factory}
                ---
                """;
        String little = account + LaterTenants.identity(LIMIT);
        PaperEstate before = OWNED.with("factory/acme-retail/kcc.yaml", little);
        PaperEstate same = OWNED.with("factory/acme-retail/other.yaml", little);
        PaperEstate more =
                OWNED.with(
                        "factory/acme-retail/other.yaml",
                        little.replace("roles/browser", "roles/owner"));
        assertThat(asked(before, same)).doesNotContain("@acme/security");
        assertThat(asked(before, more)).contains("@acme/security");
    }

    @Test
    void aStoreOfNoClass() {
        String text = OWNED.text(BUCKET).replace("acme-retail-kept", "acme-retail-raw");
        String path = Attack.FOLDER + "data/raw.yaml";
        assertThat(asked(OWNED, OWNED.with(path, text))).doesNotContain("@acme/security");
        assertThat(
                        asked(
                                OWNED,
                                OWNED.with(
                                        path,
                                        text.replace(", labels: {data-class: restricted}", ""))))
                .contains("@acme/security");
    }

    @Test
    void whatStepsTakeFromAConfigMap() {
        String map = Attack.object("v1", "ConfigMap", "data: {image: registry.example/train:1}");
        PaperEstate before = OWNED.with(Attack.FOLDER + "settings.yaml", map);
        assertThat(asked(OWNED, before)).contains("@acme/ml-ops");
        assertThat(
                        asked(
                                before,
                                before.with(
                                        Attack.FOLDER + "settings.yaml",
                                        map.replace("train:1", "other:1"))))
                .contains("@acme/ml-ops");
    }

    /** Where a parameter says by which account steps act, its value is the account. */
    @Test
    void aParameterThatSaysTheAccount() {
        String text =
                OWNED.text(TEMPLATE)
                        .replace("trainer", "'{{workflow.parameters.by}}'")
                        .replace(
                                "  entrypoint: main\n",
                                "  entrypoint: main\n  arguments: {parameters: [{name: by, value: trainer}]}\n");
        PaperEstate before = OWNED.with(TEMPLATE, text);
        assertThat(asked(before, before.with(TEMPLATE, text.replace("value: trainer", "value: a"))))
                .contains("@acme/security");
        assertThat(asked(before, before.with(TEMPLATE, text.replace("train:1", "train:2"))))
                .doesNotContain("@acme/security");
    }

    private static List<String> asked(PaperEstate before, PaperEstate after) {
        return CodeOwners.of(before).touched(before.to(after).edits()).keySet().stream()
                .flatMap(List::stream)
                .toList();
    }
}
