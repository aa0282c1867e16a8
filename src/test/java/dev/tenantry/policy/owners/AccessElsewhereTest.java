package dev.tenantry.policy.owners;

import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static dev.tenantry.policy.GuardedEstate.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.Attack;
import dev.tenantry.policy.GuardedEstate;
import dev.tenantry.policy.LaterTenants;
import dev.tenantry.testing.PaperEstate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever looks after a tenant's grants is asked wherever access is given. */
class AccessElsewhereTest {

    private static final String CARDS = Attack.FOLDER + "data/dataset-cards.yaml";
    private static final String LIST = "  access:\n";

    private static final PaperEstate OWNED =
            ESTATE.with(
                    ".github/CODEOWNERS",
                    "/tenants/ @acme/data\n/tenants/*/infra/access/ @acme/security\n");

    @Test
    void aReaderOfADataset() {
        assertThat(asked(OWNED.with(CARDS, with("{role: OWNER, userByEmail: eve@acme.example}"))))
                .containsExactly("@acme/data", "@acme/security");
        assertThat(
                        asked(
                                OWNED.with(
                                        CARDS,
                                        with("{view: {projectId: a, datasetId: b, tableId: c}}"))))
                .contains("@acme/security");
    }

    @Test
    void whatADatasetSaysBesidesItsReadersIsNoAccess() {
        String text = OWNED.text(CARDS);
        assertThat(asked(OWNED.with(CARDS, text.replace("location: EU", "location: US"))))
                .containsExactly("@acme/data");
        assertThat(asked(OWNED.with(CARDS, with("{role: OWNER, specialGroup: projectOwners}"))))
                .containsExactly("@acme/data");
    }

    @Test
    void aRoleInKubernetes() {
        assertThat(asked(OWNED.with(ROLE, GuardedEstate.role("create, patch, delete"))))
                .contains("@acme/security");
    }

    @Test
    void aWorkloadThatBecomesAnAccountOfGoogle() {
        String path = "tenants/acme-retail/workflows/sa.yaml";
        String plain = Attack.object("v1", "ServiceAccount", "");
        String acting =
                plain.replace(
                        "namespace:",
                        "annotations: {iam.gke.io/gcp-service-account: a@p.iam.gserviceaccount.com}, namespace:");
        assertThat(asked(OWNED.with(path, plain))).containsExactly("@acme/data");
        assertThat(asked(OWNED.with(path, acting))).contains("@acme/security");
    }

    @Test
    void whatIsLoggedNoLonger() {
        String path = Attack.FOLDER + "data/audit.yaml";
        PaperEstate moved = OWNED.with(path, OWNED.text(GuardedEstate.AUDIT));
        assertThat(asked(moved, moved.without(path))).contains("@acme/security");
    }

    @Test
    void anAccountThatIsSwitchedOnAndAWorkflowThatActsByAnother() {
        String path = Attack.FOLDER + "identities/old.yaml";
        String account =
                Attack.object("iam." + Attack.KCC, "IAMServiceAccount", "spec: {disabled: true}");
        PaperEstate off = OWNED.with(path, account);
        assertThat(asked(off, off.with(path, account.replace("true", "false"))))
                .contains("@acme/security");
        String template = OWNED.text(GuardedEstate.TEMPLATE);
        assertThat(asked(OWNED.with(GuardedEstate.TEMPLATE, template.replace("trainer", "admin"))))
                .contains("@acme/security");
        assertThat(
                        asked(
                                OWNED.with(
                                        GuardedEstate.TEMPLATE,
                                        template.replace("train:1", "train:2"))))
                .doesNotContain("@acme/security");
    }

    @Test
    void whoOwnsAKindIsAskedWhereverItStands() {
        PaperEstate owned =
                OWNED.with(
                        ".github/CODEOWNERS",
                        """
                        * @acme/all
                        /tenants/*/infra/privacy/ @acme/privacy
                        /tenants/*/workflows/ @acme/ml-ops
                        /factory/*/budget.yaml @acme/finops
                        """);
        String looked = Attack.object("dlp." + Attack.KCC, "DLPInspectTemplate", "spec: {}");
        String budget =
                Attack.object("billingbudgets." + Attack.KCC, "BillingBudgetsBudget", "spec: {}");
        PaperEstate all =
                owned.with(Attack.FOLDER + "data/dlp.yaml", looked)
                        .with("factory/acme-retail/b.yaml", budget)
                        .with(Attack.FOLDER + "w.yaml", owned.text(GuardedEstate.TEMPLATE));
        String[] each = {"@acme/all", "@acme/finops", "@acme/ml-ops", "@acme/privacy"};
        assertThat(asked(owned, all)).containsExactlyInAnyOrder(each);
        assertThat(asked(all, owned)).containsExactlyInAnyOrder(each);
        PaperEstate placed = owned.with(Attack.FOLDER + "privacy/dlp.yaml", looked);
        assertThat(asked(owned, placed)).containsExactly("@acme/privacy");
    }

    @Test
    void aViewWithAnotherQuery() {
        String path = Attack.FOLDER + "data/view.yaml";
        String view =
                Attack.object(
                        "bigquery." + Attack.KCC,
                        "BigQueryTable",
                        "spec: {resourceID: v, datasetRef: {name: cards}, view: {query: SELECT 1}}");
        assertThat(asked(OWNED.with(path, view))).contains("@acme/security");
        assertThat(
                        asked(
                                OWNED.with(
                                        path,
                                        view.replace(
                                                "view: {query: SELECT 1}", "friendlyName: a"))))
                .containsExactly("@acme/data");
    }

    @Test
    void aClassThatIsLowered() {
        String text = OWNED.text(CARDS);
        assertThat(asked(OWNED.with(CARDS, text.replace("restricted", "internal"))))
                .contains("@acme/security");
        String path = Attack.FOLDER + "data/open.yaml";
        String open = OWNED.text(GuardedEstate.BUCKET).replace("acme-retail-kept", "open");
        assertThat(asked(OWNED.with(path, open))).containsExactly("@acme/data");
        assertThat(asked(OWNED.with(path, open.replace("restricted", "public"))))
                .contains("@acme/security");
    }

    @Test
    void anIdentityThatMayGiveMore() {
        String path = "factory/acme-retail/kcc.yaml";
        String limit =
                "  condition: {title: a, expression: \"api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly(['roles/browser'])\"}\n";
        String account =
                """
                apiVersion: iam.cnrm.cloud.google.com/v1beta1
                kind: IAMServiceAccount
                metadata: {name: kcc-acme-retail, namespace: kcc-factory}
                ---
                """;
        assertThat(asked(OWNED.with(path, LaterTenants.identity("")))).contains("@acme/security");
        assertThat(asked(OWNED.with(path, LaterTenants.identity(limit))))
                .contains("@acme/security");
        assertThat(asked(OWNED.with(path, account + LaterTenants.identity(limit)))).isEmpty();
    }

    private static String with(String entry) {
        return OWNED.text(CARDS).replace(LIST, LIST + "    - " + entry + "\n");
    }

    private static List<String> asked(PaperEstate after) {
        return asked(OWNED, after);
    }

    private static List<String> asked(PaperEstate before, PaperEstate after) {
        return CodeOwners.of(before).touched(before.to(after).edits()).keySet().stream()
                .flatMap(List::stream)
                .toList();
    }
}
