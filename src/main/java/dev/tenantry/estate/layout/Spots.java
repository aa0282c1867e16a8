package dev.tenantry.estate.layout;

import java.util.Map;
import java.util.Optional;

/**
 * Where a tenant's files of a kind stand, and new ones go: patterns in which {@code {tenant}} is
 * the tenant's id.
 *
 * @param infra its IAM objects and data; empty where they stand among all of its files
 * @param grants the folder of its grants; empty where grants have none of their own
 * @param privacy the folder of what finds and hides personal data
 * @param workflows the folder of its workflows
 * @param budget the file of its budget
 * @param newGrant the file of a new grant, in which {@code {name}} is its name
 */
public record Spots(
        Optional<PathPattern> infra,
        Optional<PathPattern> grants,
        Optional<PathPattern> privacy,
        Optional<PathPattern> workflows,
        Optional<PathPattern> budget,
        Optional<PathPattern> newGrant) {

    static Spots standard() {
        return new Spots(
                Optional.of(path("tenants/{tenant}/infra/**")),
                Optional.of(path("tenants/{tenant}/infra/access/grants/")),
                Optional.of(path("tenants/{tenant}/infra/privacy/")),
                Optional.of(path("tenants/{tenant}/workflows/")),
                Optional.of(path("factory/{tenant}/budget.yaml")),
                Optional.of(path("tenants/{tenant}/infra/access/grants/{name}.yaml")));
    }

    private static PathPattern path(String text) {
        return PathPattern.of(text, Map.of());
    }
}
