package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.CUSTOM_ROLE;
import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static dev.tenantry.policy.GuardedEstate.ROLE;
import static dev.tenantry.policy.GuardedEstate.TEMPLATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenantry.policy.meaning.AccessChanges;
import dev.tenantry.testing.PaperEstate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who holds a role, what it gives, and what else changes in a list are told in full. */
class WhatRolesGiveTest {

    private static final String BINDING = "platform/rbac/x.yaml";

    @Test
    void whoIsAddedToABindingIsNamed() {
        PaperEstate before =
                ESTATE.with(BINDING, binding("- {kind: ServiceAccount, name: a, namespace: argo}"));
        PaperEstate after =
                before.with(
                        BINDING,
                        binding(
                                "- {kind: ServiceAccount, name: a, namespace: argo}\n"
                                        + "- {kind: ServiceAccount, name: default, namespace: default}"));
        assertThat(sentences(before, after))
                .contains(
                        "ServiceAccount default/default gets ClusterRole cluster-admin by cluster"
                                + " role binding x.")
                .noneMatch(sentence -> sentence.startsWith("ServiceAccount argo/a"));
    }

    @Test
    void whatARoleGivesIsNamed() {
        assertThat(
                        sentences(
                                ESTATE,
                                ESTATE.with(ROLE, GuardedEstate.role("create, patch, delete"))))
                .contains(
                        "Whoever holds role in Kubernetes executor gets: delete"
                                + " workflowtaskresults.argoproj.io.");
        assertThat(sentences(ESTATE.without(ROLE), ESTATE))
                .contains(
                        "Whoever holds role in Kubernetes executor gets: create"
                                + " workflowtaskresults.argoproj.io; patch"
                                + " workflowtaskresults.argoproj.io.");
    }

    @Test
    void everyPermissionOfANewCustomRoleIsNamed() {
        assertThat(sentences(ESTATE.without(CUSTOM_ROLE), ESTATE))
                .contains("Whoever holds custom role reader gets: bigquery.tables.getData.");
    }

    @Test
    void inAListAnEntryIsKnownByItsName() {
        String template =
                GuardedEstate.template("standard")
                                .replace("registry.example/train:1", "mallory.example/train:1")
                        + "  - name: more\n    container: {image: registry.example/train:1}\n";
        assertThat(sentences(ESTATE, ESTATE.with(TEMPLATE, template)))
                .first()
                .asString()
                .contains(
                        "templates[main].container.image from registry.example/train:1 to mallory")
                .contains("templates with more");
    }

    @Test
    void noFieldIsLeftOutOfALongList() {
        StringBuilder env = new StringBuilder("  - {name: other, container: {image: a, env: [");
        for (int i = 0; i < 12; i++) {
            env.append("{name: E").append(i).append(", value: a},");
        }
        String before = GuardedEstate.template("standard") + env + "]}}\n";
        String after = before.replace("value: a", "value: b");
        assertThat(sentences(ESTATE.with(TEMPLATE, before), ESTATE.with(TEMPLATE, after)))
                .first()
                .asString()
                .contains("env[E11].value");
    }

    private static String binding(String subjects) {
        return """
        apiVersion: rbac.authorization.k8s.io/v1
        kind: ClusterRoleBinding
        metadata: {name: x}
        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
        subjects:
        %s
        """
                .formatted(subjects);
    }

    private static List<String> sentences(PaperEstate before, PaperEstate after) {
        return AccessChanges.of(before.to(after), before, PaperPolicy.NOW).stream()
                .map(change -> change.sentence().text())
                .toList();
    }
}
