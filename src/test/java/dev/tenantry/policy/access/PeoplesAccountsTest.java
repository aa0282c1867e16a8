package dev.tenantry.policy.access;

import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.ByPeople;
import dev.tenantry.policy.PaperPolicy;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.meaning.AccessChanges;
import dev.tenantry.policy.owners.CodeOwners;
import dev.tenantry.testing.PaperEstate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who acts by a service account in Argo Workflows is said, and asked for like a grant. */
class PeoplesAccountsTest {

    private static final String PATH = "tenants/acme-retail/workflows/runtime/people.yaml";
    private static final String ALL = ByPeople.RULE + ", " + ByPeople.TOKEN;

    private static final PaperEstate OWNED =
            ESTATE.with(
                    ".github/CODEOWNERS",
                    "/tenants/ @acme/data\n/tenants/*/infra/access/ @acme/security\n");

    @Test
    void theRuleAndTheTokenAreSaid() {
        String first = ", workflows.argoproj.io/rbac-rule-precedence: '999'";
        assertThat(said(OWNED, with(ALL + first)))
                .contains(
                        "Whoever signs in to Argo Workflows and is meant by “true” acts there as"
                                + " Kubernetes service account viewer, with the token in secret"
                                + " admin-token, before rules of a precedence below 999.");
    }

    @Test
    void anotherRuleIsSaidAgain() {
        String groups = "workflows.argoproj.io/rbac-rule: \"'retail' in groups\"";
        assertThat(said(with(groups), with(ByPeople.RULE)))
                .anyMatch(text -> text.contains("is meant by “true”"));
        assertThat(asked(with(groups), with(ByPeople.RULE))).contains("@acme/security");
        assertThat(asked(with(groups), with(groups + ", a: b"))).doesNotContain("@acme/security");
    }

    @Test
    void aRuleThatGoesLetsAnotherTakeItsPlace() {
        String gone = "Whoever acted as Kubernetes service account viewer in Argo Workflows";
        PaperEstate there = with(ALL);
        assertThat(said(there, with("a: b"))).anyMatch(text -> text.startsWith(gone));
        assertThat(warned(there, OWNED)).anyMatch(text -> text.startsWith(gone));
        assertThat(asked(there, OWNED)).contains("@acme/security");
    }

    /** The first that is a token counts. */
    @Test
    void allSecretsAreSaidAndTheirOrderIsAChange() {
        PaperEstate one = secrets("viewer-token", "admin-token");
        PaperEstate other = secrets("admin-token", "viewer-token");
        assertThat(said(OWNED, one))
                .anyMatch(
                        text ->
                                text.contains(
                                        "first token of the secrets viewer-token, admin-token"));
        assertThat(warned(one, other))
                .anyMatch(
                        text ->
                                text.contains(
                                        "first token of the secrets admin-token, viewer-token"));
        assertThat(asked(one, other)).contains("@acme/security");
    }

    private static PaperEstate secrets(String first, String second) {
        return OWNED.with(
                PATH,
                ByPeople.account("viewer", ByPeople.RULE)
                        + "secrets: [{name: %s}, {name: %s}]\n".formatted(first, second));
    }

    @Test
    void whoLooksAfterGrantsIsAsked() {
        assertThat(asked(OWNED, with(ByPeople.RULE))).contains("@acme/security");
        assertThat(asked(OWNED, with(ByPeople.TOKEN))).contains("@acme/security");
        assertThat(asked(OWNED, with("a: b"))).doesNotContain("@acme/security");
    }

    private static PaperEstate with(String annotations) {
        return OWNED.with(PATH, ByPeople.account("viewer", annotations));
    }

    private static List<String> said(PaperEstate before, PaperEstate after) {
        return AccessChanges.of(before.to(after), before, PaperPolicy.NOW).stream()
                .map(change -> change.sentence().text())
                .toList();
    }

    private static List<String> warned(PaperEstate before, PaperEstate after) {
        return PaperPolicy.judge(before, after).stream()
                .filter(verdict -> verdict.rule().equals(OtherAccess.RULE))
                .map(Verdict::sentence)
                .toList();
    }

    private static List<String> asked(PaperEstate before, PaperEstate after) {
        return CodeOwners.of(before).touched(before.to(after).edits()).keySet().stream()
                .flatMap(List::stream)
                .toList();
    }
}
