package dev.tenantry.estate;

import dev.tenantry.estate.layout.Place;
import java.util.Optional;

/**
 * A part of the estate in which the same rules hold: what may stand there, and to whom it belongs.
 */
public enum Zone {
    /** What is the tenant's own; {@code tenants/<tenant>/} unless the layout says otherwise. */
    TENANT("a tenant's folder"),
    /** What makes the tenant; {@code factory/<tenant>/}. */
    FACTORY("the factory"),
    /** What all tenants share. */
    PLATFORM("the platform's folder"),
    /** What tells Argo CD where to look. */
    ARGO_CD("Argo CD's folder"),
    /** House rules; read by the console and applied by nobody. */
    POLICY("the policy folder");

    private final String shown;

    Zone(String shown) {
        this.shown = shown;
    }

    /** Empty for files that belong to no part, as a README or a workflow of GitHub. */
    public static Optional<Zone> of(String path) {
        return Places.place(path).map(Place::zone);
    }

    /** Does Argo CD apply what stands there? */
    public boolean isApplied() {
        return this != POLICY;
    }

    /** Is everything there some tenant's? */
    public boolean isOfTenants() {
        return this == TENANT || this == FACTORY;
    }

    /** All of its files. */
    public Area folder() {
        return new Area(this, Optional.empty(), false);
    }

    /** For a sentence: {@code a tenant's folder}. */
    public String shown() {
        return shown;
    }
}
