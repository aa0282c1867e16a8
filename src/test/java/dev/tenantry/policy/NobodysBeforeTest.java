package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.BUCKET;
import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static dev.tenantry.policy.PaperPolicy.judge;
import static dev.tenantry.policy.PaperPolicy.refusals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.isolation.Isolation;
import dev.tenantry.policy.isolation.OwnObjects;
import dev.tenantry.policy.safeguards.Safeguards;
import dev.tenantry.testing.GrantText;
import dev.tenantry.testing.PaperEstate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was given or made before a tenant came, and what is left of one that goes. */
class NobodysBeforeTest {

    private static final String PLATFORM = "platform/iam/x.yaml";

    private static PaperEstate withNewt(PaperEstate estate) {
        String path = "factory/newt/namespace.yaml";
        return estate.with(path, PaperEstate.empty().withTenant("newt").text(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{kind: Project, external: projects/newt-ml-prod}",
                "{kind: IAMServiceAccount, external: kcc-newt@platform-prod.iam.gserviceaccount.com}",
                "{kind: SecretManagerSecret, external: projects/newt-ml-prod/secrets/key}"
            })
    void whoHasAccessToATenantThatComesIsLookedAtThen(String target) {
        PaperEstate given =
                ESTATE.with(
                        PLATFORM,
                        InTheFactory.grant(target, "roles/viewer", "user:jane.doe@acme.example"));
        assertThat(refusals(judge(given, withNewt(given)))).contains(Isolation.RULE);
        assertThat(refusals(judge(ESTATE, withNewt(ESTATE)))).isEmpty();
    }

    @Test
    void soIsWhoHasAccessToABucketThatComes() {
        PaperEstate without = ESTATE.without(BUCKET);
        PaperEstate given =
                without.with(
                        PLATFORM,
                        InTheFactory.grant(
                                "{kind: StorageBucket, external: acme-retail-kept}",
                                "roles/storage.objectViewer",
                                "user:jane.doe@acme.example"));
        String text = ESTATE.text(BUCKET);
        assertThat(refusals(judge(given, given.with(BUCKET, text)))).contains(Isolation.RULE);
        assertThat(refusals(judge(without, without.with(BUCKET, text)))).isEmpty();
    }

    @Test
    void whatThePlatformHasInAProjectThatComesIsLookedAtThen() {
        String account =
                Attack.object("iam." + Attack.KCC, "IAMServiceAccount", "spec: {displayName: a}")
                        .replace(
                                "namespace: t-acme-retail",
                                "namespace: kcc-platform, annotations: {cnrm.cloud.google.com/project-id: newt-ml-prod}");
        PaperEstate made = ESTATE.with(PLATFORM, account);
        assertThat(refusals(judge(made, withNewt(made)))).contains(OwnObjects.RULE);
    }

    @Test
    void aBucketThatThePlatformMakesIsNoTenants() {
        String text = ESTATE.text(BUCKET);
        PaperEstate made =
                ESTATE.without(BUCKET)
                        .with(PLATFORM, text.replace("t-acme-retail", "kcc-platform"));
        assertThat(refusals(judge(made, made.with(BUCKET, text)))).contains(OwnObjects.RULE);
    }

    @Test
    void aTenantOfWhichNothingIsLeftMayGo() {
        PaperEstate alone = withNewt(ESTATE);
        assertThat(refusals(judge(alone, ESTATE))).isEmpty();
        PaperEstate more =
                alone.with(
                        "tenants/newt/infra/a.yaml",
                        Attack.object("v1", "ServiceAccount", "").replace("acme-retail", "newt"));
        assertThat(refusals(judge(more, more.without("factory/newt/namespace.yaml"))))
                .contains(OwnObjects.RULE);
        assertThat(refusals(judge(more, ESTATE))).isEmpty();
    }

    @Test
    void anIdentityThatMayGiveMoreIsNamedAndOneOfLessIsNot() {
        String path = "factory/acme-retail/kcc.yaml";
        String limit =
                "  condition: {title: a, expression: \"api.getAttribute('iam.googleapis.com/modifiedGrantsByRole', []).hasOnly(['roles/bigquery.dataViewer'%s])\"}\n";
        String more =
                LaterTenants.identity(limit.formatted(", 'roles/owner'")).replace("-iam,", "-2,");
        String less = LaterTenants.identity(limit.formatted(""));
        PaperEstate capped = ESTATE.with(path, less);
        assertThat(named(capped, capped.with(path, more))).isTrue();
        assertThat(named(capped.with(path, more), capped)).isFalse();
        assertThat(named(ESTATE, capped)).isFalse();
    }

    private static boolean named(PaperEstate before, PaperEstate after) {
        return judge(before, after).stream()
                .anyMatch(
                        verdict ->
                                verdict.rule().equals(Safeguards.RULE)
                                        && verdict.sentence().contains("may give"));
    }

    @Test
    void anApiThatGoesIsNamed() {
        String path = Attack.FOLDER + "services/x.yaml";
        PaperEstate enabled =
                ESTATE.with(
                        path,
                        Attack.object(
                                "serviceusage." + Attack.KCC,
                                "Service",
                                "spec: {resourceID: dlp.googleapis.com}"));
        assertThat(judge(enabled, ESTATE))
                .anyMatch(verdict -> verdict.sentence().endsWith("what needs it stops."));
    }

    @Test
    void theClassOfAThingOfNoKindThatWeKnowIsTheSeverest() {
        GrantText secret =
                PaperPolicy.GOOD
                        .always()
                        .on(
                                "{kind: SecretManagerSecret, external: projects/acme-retail-ml-prod/secrets/key}")
                        .as("roles/secretmanager.viewer");
        assertThat(refusals(judge(ESTATE, secret.in(ESTATE)))).contains("known-organisations");
    }
}
