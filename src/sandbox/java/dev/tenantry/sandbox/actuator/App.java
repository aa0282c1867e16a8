package dev.tenantry.sandbox.actuator;

import java.util.Optional;

/**
 * An Argo CD Application of the estate: the folder that it applies and where it applies it.
 *
 * @param prune whether it deletes what vanished from the folder
 */
record App(
        String name, String project, String path, String namespace, String tenant, boolean prune) {

    static final App ROOT = new App("root", "default", "argocd", "argocd", "", false);

    /** The Application that a file of the estate belongs to; empty for none. */
    static Optional<App> of(String path) {
        String[] parts = path.split("/", -1);
        if (parts.length > 3 && parts[0].equals("tenants")) {
            String tenant = parts[1];
            String layer = parts[2];
            return layer.equals("infra") || layer.equals("workflows")
                    ? Optional.of(
                            new App(
                                    layer + "-" + tenant,
                                    "tenants",
                                    "tenants/" + tenant + "/" + layer,
                                    "t-" + tenant,
                                    tenant,
                                    true))
                    : Optional.empty();
        }
        if (parts.length > 2 && parts[0].equals("factory")) {
            return Optional.of(
                    new App(
                            "factory-" + parts[1],
                            "factory",
                            "factory/" + parts[1],
                            "kcc-factory",
                            parts[1],
                            false));
        }
        if (parts.length > 2 && parts[0].equals("platform")) {
            String namespace = parts[1].equals("node-pools") ? "kcc-platform" : "argo";
            return Optional.of(
                    new App(parts[1], "platform", "platform/" + parts[1], namespace, "", true));
        }
        return parts[0].equals("argocd") ? Optional.of(ROOT) : Optional.empty();
    }
}
