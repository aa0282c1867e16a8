package dev.tenantry.policy.safeguards;

import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.ByPeople;
import dev.tenantry.policy.PaperPolicy;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.meaning.AccessChanges;
import dev.tenantry.policy.owners.CodeOwners;
import dev.tenantry.testing.PaperEstate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever has access above a project has it there: where it stands is said, and looked after. */
class AncestorsTest {

    private static final String PATH = "factory/acme-retail/project.yaml";
    private static final String FOLDER = "platform/folders/tenants.yaml";

    private static final PaperEstate OWNED =
            ESTATE.with(
                            ".github/CODEOWNERS",
                            "* @acme/all\n/tenants/*/infra/access/ @acme/security\n")
                    .with(PATH, ByPeople.project("1"))
                    .with(FOLDER, folder("1"));

    @Test
    void aProjectThatMovesIsNamedAndWhoLooksAfterGrantsIsAsked() {
        PaperEstate moved = OWNED.with(PATH, ByPeople.project("folders/2"));
        assertThat(losses(moved))
                .containsExactly(
                        "Project acme-retail-ml-prod moves from below folder 1 to below folder 2:"
                                + " whoever has access there has it here, and what is logged and"
                                + " forbidden is another.");
        assertThat(asked(moved)).contains("@acme/security");
    }

    @Test
    void soIsOneThatMovesByAnAnnotationOrToAnOrganisation() {
        String text = OWNED.text(PATH);
        PaperEstate marked =
                OWNED.with(
                        PATH,
                        text.replace("  folderRef: {external: \"1\"}\n", "")
                                .replace(
                                        "annotations: {",
                                        "annotations: {cnrm.cloud.google.com/folder-id: '2', "));
        assertThat(losses(marked)).anyMatch(loss -> loss.contains("to below folder 2"));
        PaperEstate higher = OWNED.with(PATH, text.replace("folderRef", "organizationRef"));
        assertThat(losses(higher)).anyMatch(loss -> loss.contains("to below organisation 1"));
        assertThat(losses(OWNED.with(PATH, text.replace("\"1\"", "folders/1")))).isEmpty();
    }

    @Test
    void soIsTheFolderOfAllTenants() {
        assertThat(losses(OWNED.with(FOLDER, folder("2"))))
                .anyMatch(loss -> loss.startsWith("Folder tenants moves from below folder 1"));
        assertThat(losses(OWNED.without(FOLDER)))
                .containsExactly(
                        "Folder tenants goes: what protects there protects nothing below it any"
                                + " more.");
    }

    @Test
    void soIsOneThatAnotherBillingAccountPays() {
        PaperEstate paid = OWNED.with(PATH, OWNED.text(PATH).replace("0A1B2C", "FFFFFF"));
        assertThat(losses(paid))
                .anyMatch(loss -> loss.contains("paid by billing account FFFFFF-3D4E5F-678901"));
        assertThat(asked(paid)).contains("@acme/security");
    }

    @Test
    void whereANewProjectStandsIsSaid() {
        String other = "factory/acme-bank/project.yaml";
        String text = ByPeople.project("7").replace("acme-retail-ml-prod", "acme-bank-more");
        assertThat(said(OWNED.with(other, text)))
                .contains(
                        "Adds a project acme-bank-more of tenant acme-bank, below folder 7, paid by"
                                + " billing account 0A1B2C-3D4E5F-678901.");
        assertThat(said(OWNED.with(other, text.replace("'false'", "'true'"))))
                .anyMatch(sentence -> sentence.contains("default network"));
    }

    private static String folder(String above) {
        return """
        apiVersion: resourcemanager.cnrm.cloud.google.com/v1beta1
        kind: Folder
        metadata: {name: tenants, namespace: kcc-platform}
        spec: {displayName: Tenants, folderRef: {external: "%s"}}
        """
                .formatted(above);
    }

    private static List<String> losses(PaperEstate after) {
        return Safeguards.of(new Case(OWNED.to(after), OWNED)).stream()
                .map(Safeguards.Loss::sentence)
                .toList();
    }

    private static List<String> said(PaperEstate after) {
        return AccessChanges.of(OWNED.to(after), OWNED, PaperPolicy.NOW).stream()
                .map(change -> change.sentence().text())
                .toList();
    }

    private static List<String> asked(PaperEstate after) {
        return CodeOwners.of(OWNED).touched(OWNED.to(after).edits()).keySet().stream()
                .flatMap(List::stream)
                .toList();
    }
}
