package dev.tenantry.sandbox.world;

/**
 * What a grant is on.
 *
 * @param id the project id, dataset id or bucket name
 */
public record Target(Kind kind, String project, String id, DataClass dataClass) {

    /** The three kinds of resource that grants are given on. */
    public enum Kind {
        PROJECT,
        DATASET,
        BUCKET
    }

    static Target project(Tenant tenant) {
        return new Target(Kind.PROJECT, tenant.project(), tenant.project(), tenant.strictest());
    }

    static Target dataset(Tenant tenant, Dataset dataset) {
        return new Target(Kind.DATASET, tenant.project(), dataset.id(), dataset.dataClass());
    }

    static Target bucket(Tenant tenant, Bucket bucket) {
        return new Target(Kind.BUCKET, tenant.project(), bucket.name(), bucket.dataClass());
    }

    /** IAM's name of the resource. */
    public String resource() {
        return switch (kind) {
            case PROJECT -> "projects/" + project;
            case DATASET -> "projects/" + project + "/datasets/" + id;
            case BUCKET -> "projects/_/buckets/" + id;
        };
    }
}
