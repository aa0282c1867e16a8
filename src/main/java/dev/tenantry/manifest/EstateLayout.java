package dev.tenantry.manifest;

import java.util.Optional;

/** What the folders of the estate mean. */
public final class EstateLayout {

    private EstateLayout() {}

    /** The tenant whose folder (below {@code tenants/} or {@code factory/}) holds {@code path}. */
    public static Optional<TenantId> tenantOf(String path) {
        String rest;
        if (path.startsWith("tenants/")) {
            rest = path.substring("tenants/".length());
        } else if (path.startsWith("factory/")) {
            rest = path.substring("factory/".length());
        } else {
            return Optional.empty();
        }
        int slash = rest.indexOf('/');
        return slash < 0 ? Optional.empty() : TenantId.of(rest.substring(0, slash));
    }

    /** Does the layout have a place for this path? */
    public static boolean isPlaced(String path) {
        return tenantOf(path).isPresent()
                || path.startsWith("platform/")
                || path.startsWith("argocd/")
                || path.startsWith("policy/");
    }
}
