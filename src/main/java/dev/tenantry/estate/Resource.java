package dev.tenantry.estate;

import java.util.Locale;

/**
 * What a grant is on.
 *
 * @param kind the sort of thing
 * @param name as Google names it: a project id, a dataset id, a bucket name
 * @param project the project it lies in; empty text when the manifest does not say
 */
public record Resource(Kind kind, String name, String project) {

    /** The kinds that grants are about; everything else is {@code OTHER}. */
    public enum Kind {
        PROJECT,
        DATASET,
        BUCKET,
        TABLE,
        SERVICE_ACCOUNT,
        OTHER;

        /** The word of house rules and URLs. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** For sentences. */
        public String title() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    public static Resource project(String id) {
        return new Resource(Kind.PROJECT, id, id);
    }

    public static Resource dataset(String project, String id) {
        return new Resource(Kind.DATASET, id, project);
    }

    public static Resource bucket(String project, String name) {
        return new Resource(Kind.BUCKET, name, project);
    }

    /** Does a grant on this reach {@code other} as well? */
    public boolean contains(Resource other) {
        return equals(other) || (kind == Kind.PROJECT && name.equals(other.project()));
    }

    /** For a sentence: {@code dataset features_daily}. */
    public String shown() {
        return kind == Kind.OTHER ? name : kind.title() + " " + name;
    }
}
