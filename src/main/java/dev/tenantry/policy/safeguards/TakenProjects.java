package dev.tenantry.policy.safeguards;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.ProjectClaim;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.policy.change.Case;
import java.util.Optional;

/** The project that a tenant's namespace says is the tenant's, and whether the factory makes it. */
public final class TakenProjects {

    private TakenProjects() {}

    /** {@code , with project acme-ml-prod}; empty for other kinds. */
    public static String shown(Manifest object) {
        return namespace(object).map(project -> ", with project " + project).orElse("");
    }

    /** What is there already, and has whatever access and data it had before. */
    static Optional<Safeguards.Loss> loss(Case what, Manifest object) {
        return namespace(object)
                .filter(project -> !project.equals(before(what, object)))
                .filter(project -> !isMade(what, object, project))
                .map(
                        project ->
                                new Safeguards.Loss(
                                        object.path(),
                                        object.line(),
                                        "Namespace %s takes over project %s, which the factory does not make."
                                                .formatted(object.name(), project)));
    }

    private static String before(Case what, Manifest object) {
        return what.before(object).flatMap(TakenProjects::namespace).orElse("");
    }

    private static Optional<String> namespace(Manifest object) {
        return ProjectClaim.of(object)
                .filter(claim -> claim.by() == ProjectClaim.By.NAMESPACE)
                .map(ProjectClaim::project);
    }

    private static boolean isMade(Case what, Manifest namespace, String project) {
        return Places.factory(namespace.path()).stream()
                .flatMap(tenant -> what.manifests(Places.factory(tenant)).stream())
                .anyMatch(made -> ProjectClaim.project(made).filter(project::equals).isPresent());
    }
}
