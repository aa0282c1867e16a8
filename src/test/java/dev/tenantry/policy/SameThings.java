package dev.tenantry.policy;

import static dev.tenantry.policy.GuardedEstate.BUCKET;
import static dev.tenantry.policy.GuardedEstate.CUSTOM_ROLE;
import static dev.tenantry.policy.GuardedEstate.ESTATE;

import dev.tenantry.policy.files.ObjectsOnce;
import java.util.List;

/** One thing of Google by another name of its object. */
final class SameThings {

    private static final String X = Attack.FOLDER + "data/x.yaml";
    private static final String CARDS = Attack.FOLDER + "data/dataset-cards.yaml";
    private static final String KEPT = "name: acme-retail-kept";

    private SameThings() {}

    static List<Attack> all() {
        String bucket = ESTATE.text(BUCKET);
        String role = GuardedEstate.customRole("bigquery.tables.getData, bigquery.tables.delete");
        String cards = ESTATE.text(CARDS).replace("name: cards", "name: other");
        return List.of(
                twice("a second object of a bucket", X, bucket, KEPT, "acme-retail-kept"),
                twice("a second object of a custom role", X, role, "name: reader", "reader"),
                Attack.refused(
                        "a custom role that becomes another one",
                        CUSTOM_ROLE,
                        GuardedEstate.customRole("bigquery.tables.get")
                                + "---\n"
                                + named(role, "name: reader", "reader"),
                        ObjectsOnce.RULE),
                Attack.refused("a second object of a dataset", X, cards, ObjectsOnce.RULE),
                Attack.refused(
                        "a second object of a dataset, somewhere else",
                        X,
                        cards.replace("location: EU", "location: US"),
                        ObjectsOnce.RULE),
                Attack.refused(
                        "a second object of the tenant's project",
                        "factory/acme-retail/x.yaml",
                        project("p", "") + "---\n" + project("other", "resourceID: p, "),
                        ObjectsOnce.RULE),
                renamed(
                        "a bucket renamed, with a lower class",
                        bucket.replace("restricted", "public")),
                renamed(
                        "a bucket renamed, to keep its data for less",
                        bucket.replace("864000", "60")),
                renamed("a bucket renamed, so that it goes with its old object", bucket));
    }

    private static String project(String name, String id) {
        return Attack.object(
                        "resourcemanager." + Attack.KCC,
                        "Project",
                        "spec: {" + id + "name: Retail, folderRef: {external: '9'}}")
                .replace(
                        "name: thing, namespace: t-acme-retail",
                        "name: " + name + ", namespace: kcc-factory");
    }

    private static Attack twice(String how, String path, String text, String name, String id) {
        return Attack.refused(how, path, named(text, name, id), ObjectsOnce.RULE);
    }

    private static Attack renamed(String how, String text) {
        return Attack.named(
                how, ESTATE.without(BUCKET).with(X, named(text, KEPT, "acme-retail-kept")));
    }

    /** Called otherwise, and the same thing. */
    private static String named(String text, String name, String id) {
        return text.replaceFirst(name, "name: other")
                .replaceFirst("spec:( \\{|\n  )", "spec:$1resourceID: " + id + "@")
                .replace("@", text.contains("spec: {") ? ", " : "\n  ");
    }
}
