package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.ALERT;
import static dev.tenantry.policy.GuardedEstate.BUCKET;
import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static dev.tenantry.policy.GuardedEstate.TEMPLATE;
import static dev.tenantry.policy.PaperPolicy.judge;
import static dev.tenantry.policy.PaperPolicy.refusals;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.argo.StaysAsWritten;
import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.isolation.OwnObjects;
import dev.tenantry.policy.meaning.AccessChanges;
import dev.tenantry.policy.pods.NodeAccess;
import dev.tenantry.testing.PaperEstate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is there already, and what does not weaken anything, is in nobody's way. */
class OrdinaryEditsTest {

    private static final String NUMBER = "projects/123456789012/notificationChannels/77";

    /** Monitoring itself gives names with the number of the project. */
    @Test
    void aNumberThatIsThereAlreadyStopsNoOtherEdit() {
        String told =
                ESTATE.text(ALERT)
                        .replace(
                                "[{name: mail}]",
                                "[{name: mail}, {external: %s}]".formatted(NUMBER));
        PaperEstate before = ESTATE.with(ALERT, told);
        PaperEstate after = before.with(ALERT, told.replace("Failing", "Failed"));
        assertThat(refusals(judge(before, after))).isEmpty();
        assertThat(refusals(judge(ESTATE, before))).containsExactly(OwnObjects.RULE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cnrm.cloud.google.com/reconcile-interval-in-seconds: '3600'",
                "argocd.argoproj.io/compare-options: ServerSideDiff=true"
            })
    void whatIsLookedAtStillMayBeLookedAtAsOneLikes(String annotation) {
        assertThat(judge(ESTATE, bucket(annotation)))
                .noneMatch(
                        verdict ->
                                verdict.rule().equals(StaysAsWritten.RULE)
                                        || verdict.outcome() == Verdict.Outcome.WARNING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cnrm.cloud.google.com/reconcile-interval-in-seconds: '0'",
                "cnrm.cloud.google.com/reconcile-interval-in-seconds: '100000'",
                "argocd.argoproj.io/compare-options: IgnoreExtraneous"
            })
    void nobodyLooksAwayFromWhatProtects(String annotation) {
        assertThat(refusals(judge(ESTATE, bucket(annotation)))).contains(StaysAsWritten.RULE);
    }

    private static PaperEstate bucket(String annotation) {
        return ESTATE.with(
                BUCKET,
                ESTATE.text(BUCKET)
                        .replace("labels:", "annotations: {" + annotation + "}, labels:"));
    }

    /** Whose it is nobody knows before it runs. */
    @Test
    void anAccountThatOnlyARunSaysIsRefused() {
        String filled =
                ESTATE.text(TEMPLATE)
                        .replace(
                                "serviceAccountName: trainer",
                                "serviceAccountName: '{{workflow.labels.sa}}'");
        assertThat(refusals(judge(ESTATE, ESTATE.with(TEMPLATE, filled))))
                .contains(NodeAccess.RULE);
    }

    /** Principals are compared in small letters, also with what a rule says. */
    @Test
    void aRuleThatNamesSomebodyInCapitalsStillHolds() {
        PaperEstate ruled =
                ESTATE.with(
                        "policy/eve.yaml",
                        GuardedEstate.rule()
                                .replace("known-organisations", "eve")
                                .replaceAll(
                                        "require: .*",
                                        "require: \"grant.principal != 'user:Eve@acme.example'\""));
        PaperEstate given = PaperPolicy.GOOD.to("user:EVE@acme.example").in(ruled);
        assertThat(judge(ruled, given))
                .anyMatch(v -> v.blocks() && v.source().orElse("").contains("eve"));
    }

    @Test
    void whatGoesOnceSomebodyConfirmsItIsSaidSo() {
        PaperEstate kept =
                ESTATE.with(
                        BUCKET,
                        ESTATE.text(BUCKET)
                                .replace(
                                        "labels:",
                                        "annotations: {argocd.argoproj.io/sync-options: Prune=confirm}, labels:"));
        List<String> said =
                AccessChanges.of(kept.to(kept.without(BUCKET)), kept, PaperPolicy.NOW).stream()
                        .map(change -> change.sentence().text())
                        .toList();
        assertThat(said)
                .anyMatch(
                        text ->
                                text.contains(
                                        "what it made once somebody confirms that in Argo CD"));
    }
}
