package dev.tenantry.sandbox.world;

/**
 * A BigQuery dataset of a tenant.
 *
 * @param id with underscores, as BigQuery has it
 */
public record Dataset(String id, String friendlyName, DataClass dataClass, String location) {

    /** The manifest's name: Kubernetes allows no underscore. */
    public String objectName() {
        return id.replace('_', '-');
    }
}
