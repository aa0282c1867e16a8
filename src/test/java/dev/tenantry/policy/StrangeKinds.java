package dev.tenantry.policy;

import dev.tenantry.policy.files.UnderstoodKinds;
import java.util.List;

/** Kinds that nobody here understands, or that stand where they do not belong. */
final class StrangeKinds {

    private StrangeKinds() {}

    static List<Attack> all() {
        String rule = UnderstoodKinds.RULE;
        return List.of(
                Attack.refused(
                        "a kind in other letter case",
                        Attack.GRANTS + "x.yaml",
                        GuardedEstate.owner("x").replace("IAMPolicyMember", "iampolicymember"),
                        rule),
                Attack.refused(
                        "a kind of another group",
                        Attack.GRANTS + "x.yaml",
                        GuardedEstate.owner("x").replace("iam.cnrm", "iam.evil"),
                        rule),
                Attack.refused(
                        "a membership of a group",
                        Attack.GRANTS + "x.yaml",
                        Attack.object(
                                "cloudidentity." + Attack.KCC,
                                "CloudIdentityMembership",
                                "spec: {preferredMemberKey: {id: mallory@gmail.com}}"),
                        rule),
                Attack.refused(
                        "a secret",
                        Attack.FOLDER + "s.yaml",
                        Attack.object("v1", "Secret", "data: {}"),
                        rule),
                Attack.refused(
                        "a pod",
                        Attack.FOLDER + "p.yaml",
                        Attack.object("v1", "Pod", "spec: {}"),
                        rule),
                Attack.refused(
                        "a deployment of anything",
                        Attack.FOLDER + "d.yaml",
                        Attack.object("apps/v1", "Deployment", "spec: {}"),
                        rule),
                Attack.refused(
                        "a webhook that changes what is applied",
                        "platform/hook.yaml",
                        Attack.object(
                                "admissionregistration.k8s.io/v1",
                                "MutatingWebhookConfiguration",
                                ""),
                        rule),
                Attack.refused(
                        "a definition of a kind",
                        "platform/crd.yaml",
                        Attack.object("apiextensions.k8s.io/v1", "CustomResourceDefinition", ""),
                        rule),
                Attack.refused(
                        "a deny policy",
                        "platform/deny.yaml",
                        Attack.object("iam." + Attack.KCC, "IAMDenyPolicy", ""),
                        rule),
                Attack.refused(
                        "a house rule outside of the policy folder",
                        "tenants/acme-retail/rule.yaml",
                        GuardedEstate.rule(),
                        rule),
                Attack.refused(
                        "an Application in the platform's folder",
                        "platform/app.yaml",
                        GuardedEstate.application("https://a.example/estate", "main", "docs"),
                        rule),
                Attack.refused(
                        "an Application in a tenant's folder",
                        Attack.FOLDER + "app.yaml",
                        GuardedEstate.application("https://a.example/estate", "main", "docs"),
                        rule));
    }
}
