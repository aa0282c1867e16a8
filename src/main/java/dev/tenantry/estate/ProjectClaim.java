package dev.tenantry.estate;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import java.util.Optional;

/**
 * A manifest of the factory that says whose a Google Cloud project is.
 *
 * @param by what says it; Config Connector acts where the namespace says
 * @param line of the manifest in its file, counted from 1
 * @param tenant whose folder it stands in
 * @param project the project's id
 */
public record ProjectClaim(String path, int line, By by, TenantId tenant, String project) {

    /** Where Config Connector reads which project a namespace or an object is of. */
    public static final String ANNOTATION = "cnrm.cloud.google.com/project-id";

    private static final String GROUP = "resourcemanager.cnrm.cloud.google.com";

    /** What claims a project, the stronger first. */
    public enum By {
        /** The tenant's namespace, by its annotation. */
        NAMESPACE,
        /** The manifest that makes the project. */
        PROJECT
    }

    /** Empty for every manifest that claims none. */
    public static Optional<ProjectClaim> of(Manifest manifest) {
        return Places.factory(manifest.path()).flatMap(tenant -> of(manifest, tenant));
    }

    private static Optional<ProjectClaim> of(Manifest manifest, TenantId tenant) {
        if (manifest.is("", "Namespace")) {
            return ofNamespace(manifest)
                    .map(project -> claim(manifest, By.NAMESPACE, tenant, project));
        }
        return project(manifest).map(project -> claim(manifest, By.PROJECT, tenant, project));
    }

    /**
     * The project that a namespace is of: Config Connector acts where its annotation says; only
     * without one the layout says how it is found.
     */
    public static Optional<String> ofNamespace(Manifest namespace) {
        return namespace
                .annotation(ANNOTATION)
                .or(() -> Places.find(Places.layout().facts().project(), namespace));
    }

    private static ProjectClaim claim(Manifest manifest, By by, TenantId tenant, String project) {
        return new ProjectClaim(manifest.path(), manifest.line(), by, tenant, project);
    }

    /** The id of the project that a manifest makes; empty when it makes something else. */
    public static Optional<String> project(Manifest manifest) {
        return manifest.is(GROUP, "Project") ? Optional.of(id(manifest)) : Optional.empty();
    }

    /** What Google calls the thing that a manifest makes. */
    private static String id(Manifest manifest) {
        return ResourceName.of(manifest);
    }
}
