package dev.tenantry.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.isolation.OwnObjects;
import dev.tenantry.policy.meaning.AccessChanges;
import dev.tenantry.policy.safeguards.Safeguards;
import dev.tenantry.testing.PaperEstate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a change does where sets of Applications apply it, each in its own way. */
class AppliedByWhomTest {

    private static final String REPOSITORY = "https://a.example/estate";
    private static final String SET = "argocd/sets/infra.yaml";
    private static final String GRANT = PaperPolicy.GOOD.path();

    private static String set(String folders, String policy) {
        return """
        apiVersion: argoproj.io/v1alpha1
        kind: ApplicationSet
        metadata: {name: infra, namespace: argocd}
        spec:
          goTemplate: true
          generators:
          - git: {repoURL: "%1$s", revision: main, directories: [{path: "%2$s"}]}
          template:
            metadata: {name: 'infra-{{index .path.segments 1}}'}
            spec:
              project: default
              source: {repoURL: "%1$s", targetRevision: main, path: '{{.path.path}}', directory: {recurse: true}}
              destination: {name: in-cluster, namespace: 't-{{index .path.segments 1}}'}
              syncPolicy: %3$s
        """
                .formatted(REPOSITORY, folders, policy);
    }

    private static PaperEstate estate(String folders, String policy) {
        return PaperPolicy.GOOD
                .in(GuardedEstate.ESTATE.without(GuardedEstate.APPLICATION))
                .with(SET, set(folders, policy));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenants/acme-*/infra",
                "tenants/[a-z]*/infra",
                "tenants/[^b]cme?retail/inf*",
                "tenants/acme\\\\-retail/infra"
            })
    void anAuditLogThatLeavesAFolderOfAPatternGoes(String folders) {
        PaperEstate before = estate(folders, "{automated: {prune: true}}");
        String audit = before.text(GuardedEstate.AUDIT);
        PaperEstate parked =
                before.without(GuardedEstate.AUDIT)
                        .with("tenants/acme-retail/parked/a.yaml", audit);
        PaperEstate within =
                before.without(GuardedEstate.AUDIT).with("tenants/acme-retail/infra/a.yaml", audit);
        assertThat(rules(before, parked)).contains(Safeguards.RULE);
        assertThat(rules(before, within)).doesNotContain(Safeguards.RULE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{automated: {prune: true}} | no longer",
                "{automated: {prune: false, selfHeal: true}} | still",
                "{automated: {}} | still",
                "{syncOptions: [CreateNamespace=true]} | still",
                "{automated: {prune: true, enabled: false}} | still",
                "{automated: {prune: true}, syncOptions: [Prune=confirm]} | still"
            })
    void whatIsNotPrunedStaysWhenItsFileGoes(String policy, String word) {
        PaperEstate before = estate("tenants/*/infra", policy);
        assertThat(said(before, before.without(GRANT)))
                .anyMatch(text -> text.startsWith("jane.doe@acme.example can " + word + " read"));
        assertThat(said(before, before.without(GuardedEstate.ALERT)))
                .anyMatch(text -> text.contains("does not prune it") == word.equals("still"));
        assertThat(rules(before, before.without(GRANT)).contains(Safeguards.RULE))
                .isEqualTo(word.equals("still"));
    }

    @Test
    void whatSaysThatItIsNotPrunedGoesOnWithoutAFile() {
        PaperEstate estate = estate("tenants/*/infra", "{automated: {prune: true}}");
        String path = "tenants/acme-retail/infra/x.yaml";
        String kept =
                Attack.object("v1", "ServiceAccount", "")
                        .replace(
                                "name: thing",
                                "name: thing, annotations: {argocd.argoproj.io/sync-options: Prune=false}");
        PaperEstate before = estate.with(path, kept);
        assertThat(rules(before, before.without(path))).contains(Safeguards.RULE);
        assertThat(said(before, before.without(path)))
                .anyMatch(text -> text.contains("what it made stays"));
        PaperEstate plain = estate.with(path, Attack.object("v1", "ServiceAccount", ""));
        assertThat(rules(plain, plain.without(path))).doesNotContain(Safeguards.RULE);
    }

    @Test
    void aGrantThatMovesToWhereNothingIsAppliedGoes() {
        PaperEstate before = estate("tenants/*/infra", "{automated: {prune: true}}");
        String parked = "tenants/acme-retail/parked/" + GRANT.substring(GRANT.lastIndexOf('/') + 1);
        PaperEstate after = before.without(GRANT).with(parked, before.text(GRANT));
        assertThat(said(before, after))
                .anyMatch(text -> text.startsWith("jane.doe@acme.example can no longer read"))
                .anyMatch(text -> text.contains(parked + ", where Argo CD applies nothing"))
                .noneMatch(text -> text.contains("instead of"));
        assertThat(said(after, before))
                .anyMatch(text -> text.startsWith("jane.doe@acme.example can read"))
                .noneMatch(text -> text.contains("instead of"));
    }

    @Test
    void whatAnotherApplicationWouldApplyMayGoBefore() {
        PaperEstate before = estate("tenants/*/*", "{automated: {prune: true}}");
        String text = before.text(GuardedEstate.BUCKET);
        PaperEstate without = before.without(GuardedEstate.BUCKET);
        assertThat(rules(before, without.with("tenants/acme-retail/workflows/d.yaml", text)))
                .contains(Safeguards.RULE);
        assertThat(rules(before, without.with("tenants/acme-retail/infra/d.yaml", text)))
                .doesNotContain(Safeguards.RULE);
    }

    @Test
    void aTenantIsNotCalledAsAnApplicationIs() {
        PaperEstate before =
                GuardedEstate.ESTATE
                        .with(SET, set("tenants/*/infra", "{}"))
                        .with(
                                GuardedEstate.APPLICATION,
                                GuardedEstate.ESTATE
                                        .text(GuardedEstate.APPLICATION)
                                        .replace("name: pools", "name: infra-shared"));
        assertThat(refusals(before, before.withTenant("shared"))).contains(OwnObjects.RULE);
        assertThat(refusals(before, before.withTenant("shares"))).doesNotContain(OwnObjects.RULE);
    }

    private static List<String> rules(PaperEstate before, PaperEstate after) {
        return PaperPolicy.judge(before, after).stream().map(Verdict::rule).toList();
    }

    private static List<String> refusals(PaperEstate before, PaperEstate after) {
        return PaperPolicy.refusals(PaperPolicy.judge(before, after));
    }

    private static List<String> said(PaperEstate before, PaperEstate after) {
        return AccessChanges.of(before.to(after), before, PaperPolicy.NOW).stream()
                .map(change -> change.sentence().text())
                .toList();
    }
}
