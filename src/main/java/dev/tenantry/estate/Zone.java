package dev.tenantry.estate;

import java.util.Optional;

/**
 * A part of the estate in which the same rules hold: what may stand there, and to whom it belongs.
 */
public enum Zone {
    /** {@code tenants/<tenant>/}: what is the tenant's own. */
    TENANT("tenants", "a tenant's folder"),
    /** {@code factory/<tenant>/}: what makes the tenant. */
    FACTORY("factory", "the factory"),
    /** What all tenants share. */
    PLATFORM("platform", "the platform's folder"),
    /** What tells Argo CD where to look. */
    ARGO_CD("argocd", "Argo CD's folder"),
    /** House rules; read by the console and applied by nobody. */
    POLICY("policy", "the policy folder");

    private final String folder;
    private final String shown;

    Zone(String folder, String shown) {
        this.folder = folder;
        this.shown = shown;
    }

    /** Empty for files that belong to no part, as a README or a workflow of GitHub. */
    public static Optional<Zone> of(String path) {
        for (Zone zone : values()) {
            if (path.startsWith(zone.folder + "/")) {
                return Optional.of(zone);
            }
        }
        return Optional.empty();
    }

    /** Does Argo CD apply what stands there? */
    public boolean isApplied() {
        return this != POLICY;
    }

    public String folder() {
        return folder;
    }

    /** For a sentence: {@code a tenant's folder}. */
    public String shown() {
        return shown;
    }
}
