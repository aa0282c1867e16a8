package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static dev.tenantry.policy.GuardedEstate.NAMESPACE;

import dev.tenantry.policy.isolation.OwnObjects;
import java.util.List;

/** What the factory would make with its rights over all tenants, beside what a tenant needs. */
final class FactoryAttacks {

    private static final String FACTORY = "factory/acme-retail/x.yaml";
    private static final String IAM = "iam." + Attack.KCC;
    private static final String OF_PLATFORM = "cnrm.cloud.google.com/project-id: platform-prod";

    private FactoryAttacks() {}

    /** Into which namespace, and by which name. */
    static List<Attack> all() {
        String namespace = ESTATE.text(NAMESPACE);
        String context = namespace.substring(namespace.indexOf("---\n") + 4);
        return List.of(
                Attack.refused(
                        "a tenant whose identity is the factory's",
                        "factory/factory/namespace.yaml",
                        namespace.replace("acme-retail", "factory"),
                        OwnObjects.RULE),
                Attack.refused(
                        "an identity for the factory's namespace",
                        FACTORY,
                        context.replace("namespace: t-acme-retail", "namespace: kcc-factory"),
                        OwnObjects.RULE),
                Attack.refused(
                        "an identity for no namespace that is named",
                        FACTORY,
                        context.replace("  namespace: t-acme-retail\n", ""),
                        OwnObjects.RULE),
                made("a quota for Argo CD", "v1", "ResourceQuota", "argocd", "{hard: {pods: '0'}}"),
                made(
                        "a limit for all containers of the factory's namespace",
                        "v1",
                        "LimitRange",
                        "kcc-factory",
                        "{limits: [{type: Container, max: {cpu: 1m}}]}"),
                made(
                        "an account in another namespace of the platform's",
                        IAM,
                        "IAMServiceAccount",
                        "kcc-platform",
                        "{displayName: a}"),
                made(
                        "an account of no project that is named",
                        IAM,
                        "IAMServiceAccount",
                        "kcc-factory",
                        "{resourceID: cnrm-factory}"),
                made(
                        "a folder that is there already",
                        "resourcemanager." + Attack.KCC,
                        "Folder",
                        "kcc-factory",
                        "{resourceID: '345678901234', displayName: a}"));
    }

    /** Of which project. */
    static List<Attack> ofProjects() {
        return List.of(
                inPlatform("an account of the platform's", IAM, "IAMServiceAccount", "{}"),
                inPlatform(
                        "a custom role of the platform's",
                        IAM,
                        "IAMCustomRole",
                        "{resourceID: platform_reader, title: a, permissions: [bigquery.tables.get]}"),
                inPlatform(
                        "an API of the platform's",
                        "serviceusage." + Attack.KCC,
                        "Service",
                        "{resourceID: container.googleapis.com}"),
                made(
                        "a lien on another tenant's project",
                        "resourcemanager." + Attack.KCC,
                        "ResourceManagerLien",
                        "kcc-factory",
                        "{parent: {projectRef: {external: acme-bank-ml-prod}}, restrictions: [a], origin: a, reason: a}"),
                made(
                        "a budget of a project by its number",
                        "billingbudgets." + Attack.KCC,
                        "BillingBudgetsBudget",
                        "kcc-factory",
                        "{budgetFilter: {projects: [{external: projects/987654321098}]}}"));
    }

    private static Attack inPlatform(String how, String group, String kind, String spec) {
        String text =
                object(group, kind, "kcc-factory", spec)
                        .replace("name: thing", "name: thing, annotations: {" + OF_PLATFORM + "}");
        return Attack.refused(how + " in a factory folder", FACTORY, text, OwnObjects.RULE);
    }

    private static Attack made(
            String how, String group, String kind, String namespace, String spec) {
        return Attack.refused(
                how + " in a factory folder",
                FACTORY,
                object(group, kind, namespace, spec),
                OwnObjects.RULE);
    }

    private static String object(String group, String kind, String namespace, String spec) {
        return Attack.object(group, kind, "spec: " + spec).replace("t-acme-retail", namespace);
    }
}
