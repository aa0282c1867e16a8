package dev.tenantry.estate.layout;

import dev.tenantry.estate.Notes;
import dev.tenantry.estate.ProjectClaim;

/**
 * How the facts of a tenant are found, in the manifest of its namespace but for the class of data,
 * which each dataset and bucket has.
 *
 * @param project the Google Cloud project, where no annotation of Config Connector's says it
 */
public record Facts(Found project, Found owner, Found environment, Found dataClass) {

    static Facts standard() {
        return new Facts(
                Found.annotation(ProjectClaim.ANNOTATION),
                Found.annotation(Notes.PREFIX + "owner"),
                Found.label("env"),
                Found.label("data-class"));
    }
}
