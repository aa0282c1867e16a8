package dev.tenantry.sandbox.world;

import java.util.List;
import java.util.Optional;

/**
 * A workflow template.
 *
 * @param tenant whose it is, by id; empty for one that all tenants share (cluster-scoped)
 * @param runsAs the Kubernetes service account of its pods
 */
public record Template(
        String name,
        Optional<String> tenant,
        String title,
        String description,
        String runsAs,
        List<Parameter> parameters,
        List<Step> steps) {

    /** A parameter and its default. */
    public record Parameter(String name, String value) {}

    public Template {
        parameters = List.copyOf(parameters);
        steps = List.copyOf(steps);
    }

    public boolean isShared() {
        return tenant.isEmpty();
    }

    public String path() {
        return tenant.map(t -> "tenants/" + t + "/workflows/" + name + ".template.yaml")
                .orElse("platform/workflow-templates/" + name + ".yaml");
    }
}
