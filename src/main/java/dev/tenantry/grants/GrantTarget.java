package dev.tenantry.grants;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tenantry.estate.Resource;
import dev.tenantry.estate.ResourceName;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What somebody asks access to, within a tenant: {@code project}, {@code dataset/features_daily},
 * {@code bucket/acme-models}, {@code project/acme-dev} for one of several projects. One text, so
 * that it fits a form field, a URL and JSON.
 *
 * @param name empty text for the project, the main one of several
 */
@RegisterForReflection
public record GrantTarget(Resource.Kind kind, String name) {

    /** The tenant's whole project. */
    public static final GrantTarget PROJECT = new GrantTarget(Resource.Kind.PROJECT, "");

    private static final Pattern DATASET = Pattern.compile("[A-Za-z0-9_]{1,1024}");
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]");

    public GrantTarget {
        boolean fits =
                switch (kind) {
                    case PROJECT -> name.isEmpty() || ResourceName.isId(name);
                    case DATASET -> DATASET.matcher(name).matches();
                    case BUCKET -> BUCKET.matcher(name).matches();
                    case TABLE, SERVICE_ACCOUNT, OTHER -> false;
                };
        if (!fits) {
            throw new IllegalArgumentException(
                    "A resource is project, dataset/<id> or bucket/<name>.");
        }
    }

    /**
     * Reads the one text.
     *
     * @throws IllegalArgumentException with a sentence when it is none of the three forms
     */
    @JsonCreator
    public static GrantTarget parse(String text) {
        if (text.equals("project")) {
            return PROJECT;
        }
        if (text.startsWith("dataset/")) {
            return new GrantTarget(Resource.Kind.DATASET, text.substring("dataset/".length()));
        }
        if (text.startsWith("bucket/")) {
            return new GrantTarget(Resource.Kind.BUCKET, text.substring("bucket/".length()));
        }
        if (text.startsWith("project/") && text.length() > "project/".length()) {
            return new GrantTarget(Resource.Kind.PROJECT, text.substring("project/".length()));
        }
        throw new IllegalArgumentException("A resource is project, dataset/<id> or bucket/<name>.");
    }

    /**
     * What a grant that exists is on; empty when the form cannot say it.
     *
     * @param main the tenant's project, the main one of several
     */
    static Optional<GrantTarget> of(Resource resource, String main) {
        return switch (resource.kind()) {
            case PROJECT ->
                    Optional.of(
                            resource.name().equals(main) || !ResourceName.isId(resource.name())
                                    ? PROJECT
                                    : new GrantTarget(Resource.Kind.PROJECT, resource.name()));
            case DATASET, BUCKET -> Optional.of(new GrantTarget(resource.kind(), resource.name()));
            case TABLE, SERVICE_ACCOUNT, OTHER -> Optional.empty();
        };
    }

    @JsonValue
    @Override
    public String toString() {
        return name.isEmpty() ? "project" : kind.word() + "/" + name;
    }
}
