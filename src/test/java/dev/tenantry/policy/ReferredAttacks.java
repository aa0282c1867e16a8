package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.ESTATE;

import dev.tenantry.policy.change.Verdict;
import dev.tenantry.policy.isolation.Isolation;
import dev.tenantry.policy.isolation.OwnObjects;
import dev.tenantry.testing.PaperEstate;
import java.util.List;
import java.util.stream.Stream;

/** Another tenant's project or object, in the spellings that Config Connector takes for it. */
final class ReferredAttacks {

    private static final String PLATFORM = "platform/data/x.yaml";
    private static final String BIGQUERY = "bigquery." + Attack.KCC;

    /** The factory makes the bank's project under a name of its own. */
    private static final PaperEstate MADE =
            ESTATE.with(
                    "factory/acme-bank/project.yaml",
                    """
                    apiVersion: resourcemanager.cnrm.cloud.google.com/v1beta1
                    kind: Project
                    metadata: {name: bank, namespace: kcc-factory}
                    spec: {resourceID: acme-bank-ml-prod, name: Bank, folderRef: {external: '1'}}
                    """);

    private ReferredAttacks() {}

    static List<Attack> all() {
        return Stream.of(taken(), granted(), inFolders()).flatMap(List::stream).toList();
    }

    private static List<Attack> taken() {
        return List.of(
                made(
                        "a tenant's dataset, its project with the host of Google's",
                        "BigQueryDataset",
                        "resourceID: cards, projectRef: {external: //cloudresourcemanager.googleapis.com/projects/acme-bank-ml-prod}"),
                made(
                        "a tenant's dataset, its project by the name of its manifest",
                        "BigQueryDataset",
                        "resourceID: cards, projectRef: {name: bank, namespace: kcc-factory}"),
                made(
                        "a table in a tenant's dataset by Google's name",
                        "BigQueryTable",
                        "resourceID: all, datasetRef: {external: projects/acme-bank-ml-prod/datasets/cards}"),
                made(
                        "a table in a tenant's dataset by its object's name",
                        "BigQueryTable",
                        "resourceID: all, datasetRef: {name: cards, namespace: t-acme-bank}"),
                made(
                        "a table in the dataset of a project by its number",
                        "BigQueryTable",
                        "resourceID: all, datasetRef: {external: projects/123456789012/datasets/cards}"),
                new Attack(
                        "a table in a dataset of the platform's that lies in a tenant's project",
                        MADE.with(
                                        "platform/data/y.yaml",
                                        object(
                                                "BigQueryDataset",
                                                "cards",
                                                "projectRef: {name: bank, namespace: kcc-factory}"))
                                .with(
                                        PLATFORM,
                                        object(
                                                "BigQueryTable",
                                                "all",
                                                "datasetRef: {name: cards}")),
                        OwnObjects.RULE,
                        Verdict.Outcome.REFUSED));
    }

    private static List<Attack> granted() {
        String table =
                object(
                        "BigQueryTable",
                        "all",
                        "datasetRef: {external: projects/acme-bank-ml-prod/datasets/cards}");
        String grant = grant("{kind: BigQueryTable, name: all}");
        return List.of(
                new Attack(
                        "a grant on a table of the platform's that is a tenant's",
                        ESTATE.with(PLATFORM, table).with("platform/data/y.yaml", grant),
                        Isolation.RULE,
                        Verdict.Outcome.REFUSED),
                wide("a role on a folder, below which all tenants are", "Folder", "345678901234"),
                wide("a role on the organisation", "Organization", "123456789012"));
    }

    private static List<Attack> inFolders() {
        return List.of(
                own(
                        "another tenant's dataset by its object's name",
                        "name: cards, namespace: t-acme-bank"),
                own(
                        "another tenant's project by the factory's name",
                        "name: bank, namespace: kcc-factory"));
    }

    private static Attack own(String how, String reference) {
        return new Attack(
                how,
                MADE.with(
                        Attack.FOLDER + "data/x.yaml",
                        Attack.object(
                                BIGQUERY,
                                "BigQueryTable",
                                "spec: {resourceID: all, datasetRef: {" + reference + "}}")),
                OwnObjects.RULE,
                Verdict.Outcome.REFUSED);
    }

    private static Attack wide(String how, String kind, String id) {
        String grant = grant("{kind: " + kind + ", external: '" + id + "'}");
        return new Attack(
                how, ESTATE.with(PLATFORM, grant), Isolation.RULE, Verdict.Outcome.WARNING);
    }

    private static String grant(String target) {
        return InTheFactory.grant(
                target, "roles/bigquery.dataViewer", "user:jane.doe@acme.example");
    }

    private static Attack made(String how, String kind, String spec) {
        return new Attack(
                how,
                MADE.with(PLATFORM, object(kind, "thing", spec)),
                OwnObjects.RULE,
                Verdict.Outcome.REFUSED);
    }

    private static String object(String kind, String name, String spec) {
        return Attack.object(BIGQUERY, kind, "spec: {" + spec + "}")
                .replace(
                        "name: thing, namespace: t-acme-retail",
                        "name: " + name + ", namespace: kcc-factory");
    }
}
