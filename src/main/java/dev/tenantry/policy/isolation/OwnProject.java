package dev.tenantry.policy.isolation;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.ProjectClaim;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.FactsThere;
import dev.tenantry.policy.change.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** In which project an object lies, and of which it speaks, has to be the tenant's own. */
final class OwnProject {

    private final Case what;
    private final TenantId tenant;
    private final Manifest object;
    private final String project;
    private final String platformProject;

    private OwnProject(Case what, TenantId tenant, Manifest object) {
        this.what = what;
        this.tenant = tenant;
        this.object = object;
        Optional<TenantFacts> facts = what.after(tenant);
        this.project = FactsThere.of(what, tenant, object).map(TenantFacts::project).orElse("");
        this.platformProject =
                what.before(tenant).or(() -> facts).map(TenantFacts::platformProject).orElse("");
    }

    static Optional<Violation> judge(Case what, TenantId tenant, Manifest object) {
        return new OwnProject(what, tenant, object).inProject();
    }

    /** By annotation or by reference; the factory also makes things in the platform's project. */
    private Optional<Violation> inProject() {
        return named().map(text -> text.startsWith("projects/") ? text.substring(9) : text)
                .filter(named -> !isOwn(named))
                .findFirst()
                .map(
                        named ->
                                Violation.at(
                                        object.path(),
                                        object.lineOf("spec"),
                                        "%s %s would lie in project %s, which is not tenant %s's."
                                                .formatted(
                                                        object.kind(),
                                                        object.name(),
                                                        named,
                                                        tenant),
                                        "Project " + project + "."));
    }

    /** Wherever in the object a project is referred to, as that of a lien is. */
    private Stream<String> named() {
        List<String> named = new ArrayList<>();
        object.annotation(ProjectClaim.ANNOTATION).ifPresent(named::add);
        object.body()
                .walk(
                        (key, node) -> {
                            if (key.equals("projectRef")) {
                                node.at("external").ifPresent(named::add);
                                node.at("name").map(this::made).ifPresent(named::add);
                            }
                        });
        object.maps("spec", "budgetFilter", "projects")
                .flatMap(project -> project.at("name").stream())
                .map(this::made)
                .forEach(named::add);
        return named.stream();
    }

    /** The id of the project that a manifest of this name makes. */
    private String made(String name) {
        return what.manifests(Places.factory(tenant)).stream()
                .filter(m -> m.name().equals(name))
                .flatMap(m -> ProjectClaim.project(m).stream())
                .findFirst()
                .orElse(name);
    }

    /** The factory makes things for all of a tenant's projects. */
    private boolean isOfTenant(String named) {
        return what.after(tenant).filter(facts -> facts.has(named)).isPresent();
    }

    private boolean isOwn(String named) {
        return named.equals(project)
                || (Places.tenant(object.path()).isEmpty() && isOfTenant(named))
                || (Places.tenant(object.path()).isEmpty()
                        && named.equals(platformProject)
                        && what.isOfNoTenant(named));
    }
}
