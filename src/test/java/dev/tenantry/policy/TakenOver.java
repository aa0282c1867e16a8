package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.AUDIT;
import static dev.tenantry.policy.GuardedEstate.ESTATE;
import static dev.tenantry.policy.GuardedEstate.NAMESPACE;

import dev.tenantry.policy.access.OtherAccess;
import dev.tenantry.policy.argo.StaysAsWritten;
import dev.tenantry.policy.files.KnownFields;
import dev.tenantry.policy.files.ObjectsOnce;
import dev.tenantry.policy.isolation.Isolation;
import dev.tenantry.policy.isolation.OwnObjects;
import java.util.List;

/** What is another's, or everybody's, taken by an object that looks like one's own. */
final class TakenOver {

    private static final String FACTORY = "factory/acme-retail/x.yaml";
    private static final String IDENTITY = "kcc-acme-retail@platform-prod.iam.gserviceaccount.com";

    private TakenOver() {}

    /** Identities, projects and logs. */
    static List<Attack> all() {
        String namespace = ESTATE.text(NAMESPACE);
        return List.of(
                Attack.refused(
                        "the platform's project claimed by a tenant",
                        NAMESPACE,
                        namespace.replace("acme-retail-ml-prod", "platform-prod"),
                        OwnObjects.RULE),
                Attack.refused(
                        "a project claimed by its number",
                        NAMESPACE,
                        namespace.replace(
                                "project-id: acme-retail-ml-prod", "project-id: '987654321098'"),
                        OwnObjects.RULE),
                Attack.refused(
                        "an identity in a stranger's project",
                        NAMESPACE,
                        namespace.replace("@platform-prod", "@mallory-project"),
                        OwnObjects.RULE),
                Attack.refused(
                        "an identity that takes nothing back",
                        NAMESPACE,
                        namespace.replace(
                                "  googleServiceAccount",
                                "  actuationMode: Paused\n  googleServiceAccount"),
                        KnownFields.RULE),
                Attack.refused(
                        "a platform's account that is a tenant's identity by its resourceID",
                        "platform/x.yaml",
                        account("alias", "kcc-factory", "{resourceID: kcc-acme-bank}"),
                        OwnObjects.RULE),
                Attack.refused(
                        "a node pool that acts by a tenant's identity",
                        "platform/x.yaml",
                        Attack.object(
                                        "container." + Attack.KCC,
                                        "ContainerNodePool",
                                        "spec: {nodeConfig: {serviceAccountRef: {external: "
                                                + IDENTITY
                                                + "}}}")
                                .replace("t-acme-retail", "kcc-platform"),
                        OwnObjects.RULE),
                Attack.refused(
                        "an account of the platform's that a tenant's workload may be",
                        "platform/x.yaml",
                        PaperPolicy.GOOD
                                .on(
                                        "{kind: IAMServiceAccount, external: projects/platform-prod/serviceAccounts/a@platform-prod.iam.gserviceaccount.com}")
                                .as("roles/iam.workloadIdentityUser")
                                .to(
                                        "serviceAccount:platform-prod.svc.id.goog[t-acme-retail/trainer]")
                                .text()
                                .replace("namespace: t-acme-retail", "namespace: kcc-platform"),
                        Isolation.RULE),
                audit(
                        "a second rule of what is logged",
                        "Project",
                        "projects/acme-retail-ml-prod",
                        ObjectsOnce.RULE),
                audit(
                        "what is logged of another tenant",
                        "Project",
                        "acme-bank-ml-prod",
                        OwnObjects.RULE),
                audit(
                        "what is logged of the organisation",
                        "Organization",
                        "'123456789012'",
                        OwnObjects.RULE),
                Attack.refused(
                        "a role of the whole organisation in a tenant's folder",
                        Attack.GRANTS + "role.yaml",
                        GuardedEstate.customRole("bigquery.tables.getData")
                                .replace(
                                        "namespace: t-acme-retail",
                                        "namespace: t-acme-retail, annotations: {cnrm.cloud.google.com/organization-id: '1'}"),
                        OwnObjects.RULE));
    }

    private static Attack audit(String how, String kind, String external, String rule) {
        String text =
                GuardedEstate.audit("[]")
                        .replace("name: audit-bigquery", "name: audit-again")
                        .replace("kind: Project,", "kind: " + kind + ",")
                        .replace("projects/acme-retail-ml-prod", external);
        return Attack.refused(how, Attack.GRANTS + "audit-again.yaml", text, rule);
    }

    private static String account(String name, String namespace, String spec) {
        return Attack.object("iam." + Attack.KCC, "IAMServiceAccount", "spec: " + spec)
                .replace("thing", name)
                .replace("t-acme-retail", namespace);
    }

    /** Objects of others, and what reads data in nobody's name. */
    static List<Attack> more() {
        String cards = Attack.FOLDER + "data/dataset-cards.yaml";
        String text = ESTATE.text(cards);
        String owner = "{role: READER, groupByEmail: analysts@acme.example}";
        return List.of(
                Attack.refused(
                        "another tenant's identity made again in the own factory folder",
                        FACTORY,
                        account("kcc-acme-bank", "kcc-factory", "{disabled: true}"),
                        OwnObjects.RULE),
                Attack.refused(
                        "the own audit log made again in the factory",
                        FACTORY,
                        ESTATE.text(AUDIT),
                        ObjectsOnce.RULE),
                Attack.refused(
                        "an entry of a dataset for two",
                        cards,
                        text.replace(
                                owner,
                                "{role: OWNER, iamMember: 'group:analysts@acme.example', userByEmail: m@gmail.com}"),
                        OtherAccess.RULE),
                Attack.refused(
                        "an access list taken away whole",
                        cards,
                        text.substring(0, text.indexOf("  access:")),
                        OtherAccess.RULE),
                Attack.refused(
                        "a stranger's view of a platform's dataset",
                        "platform/data.yaml",
                        text.replace("t-acme-retail", "kcc-platform")
                                .replace(
                                        owner,
                                        "{view: {projectId: mallory-project, datasetId: a, tableId: b}}"),
                        OtherAccess.RULE),
                Attack.refused(
                        "a dataset for another controller",
                        cards,
                        text.replace(
                                "  namespace:",
                                "  annotations: {alpha.cnrm.cloud.google.com/reconciler: direct}\n  namespace:"),
                        StaysAsWritten.RULE),
                Attack.named(
                        "a policy that takes all else away",
                        ESTATE.with(
                                FACTORY,
                                Attack.object(
                                        "iam." + Attack.KCC,
                                        "IAMPolicy",
                                        """
                                        spec:
                                          resourceRef: {kind: Project, external: projects/acme-retail-ml-prod}
                                          bindings: [{role: roles/browser, members: ["serviceAccount:trainer@acme-retail-ml-prod.iam.gserviceaccount.com"]}]
                                        """))),
                Attack.named(
                        "a network policy that lets everything in",
                        ESTATE.with(
                                "tenants/acme-retail/workflows/runtime/open.yaml",
                                Attack.object(
                                        "networking.k8s.io/v1",
                                        "NetworkPolicy",
                                        "spec: {podSelector: {}, ingress: [{}]}"))));
    }
}
