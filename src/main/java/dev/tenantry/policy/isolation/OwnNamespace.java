package dev.tenantry.policy.isolation;

import dev.tenantry.estate.Places;
import dev.tenantry.estate.ProjectClaim;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.estate.TenantFacts;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import dev.tenantry.policy.change.Case;
import dev.tenantry.policy.change.Violation;
import java.util.Optional;

/**
 * What makes a tenant what it is: one namespace, the project that it claims, and the identity that
 * Config Connector acts by there.
 */
final class OwnNamespace {

    private final Case what;
    private final TenantId tenant;
    private final Manifest object;

    private OwnNamespace(Case what, TenantId tenant, Manifest object) {
        this.what = what;
        this.tenant = tenant;
        this.object = object;
    }

    /** Empty for objects of other kinds, and for what is the tenant's own. */
    static Optional<Violation> judge(Case what, TenantId tenant, Manifest object) {
        OwnNamespace own = new OwnNamespace(what, tenant, object);
        if (object.is("", "Namespace")) {
            return own.called().or(own::ownNamespace);
        }
        if (object.kind().equals("ConfigConnectorContext")) {
            return own.called().or(own::identity);
        }
        return own.made();
    }

    private Optional<Violation> called() {
        if (PlatformNames.hasApplication(what, tenant)) {
            return refuse(
                    "name",
                    "A tenant called %s would have an Application that is the platform's."
                            .formatted(tenant),
                    "A name that the platform does not have.");
        }
        return PlatformNames.has(what, tenant)
                ? refuse(
                        "name",
                        "A tenant called %s would have the identity of a namespace of the platform's."
                                .formatted(tenant),
                        "A name that the platform does not have.")
                : Optional.empty();
    }

    /** A tenant has one namespace, made by the factory, and one project that nobody else claims. */
    private Optional<Violation> ownNamespace() {
        if (Places.tenant(object.path()).isPresent() || !Places.isOf(tenant, object.name())) {
            return refuse(
                    "name",
                    "The namespace %s is not made here.".formatted(object.name()),
                    "Namespace %s, in %s/."
                            .formatted(Places.namespace(tenant), Places.factory(tenant)));
        }
        long namespaces =
                what.manifests(Places.factory(tenant)).stream()
                        .filter(m -> m.is("", "Namespace"))
                        .filter(
                                m ->
                                        m.name().equals(object.name())
                                                || !Places.isOf(tenant, m.name()))
                        .count();
        if (namespaces > 1) {
            return refuse(
                    "name",
                    "The namespace %s would stand in the factory twice.".formatted(object.name()),
                    "One manifest of it.");
        }
        return ProjectClaim.ofNamespace(object)
                .filter(this::isNobodys)
                .flatMap(
                        claimed ->
                                refuse(
                                        "annotations",
                                        "Project %s is the platform's, or no project's id: we cannot tell whose it is."
                                                .formatted(claimed),
                                        "The id of a project of the tenant's own."))
                .or(this::others)
                .or(this::claimed);
    }

    /** No tenant's to claim. */
    private boolean isNobodys(String project) {
        return !ResourceName.isId(project) || what.projects().platforms().contains(project);
    }

    private Optional<Violation> others() {
        return ProjectClaim.ofNamespace(object)
                .flatMap(claimed -> what.otherOwner(tenant, claimed))
                .flatMap(
                        other ->
                                refuse(
                                        "annotations",
                                        "Project %s belongs to tenant %s; a project is one tenant's."
                                                .formatted(
                                                        ProjectClaim.ofNamespace(object).orElse(""),
                                                        other),
                                        "A project that no other tenant has."));
    }

    /** The namespace and the manifest that makes the project speak of the same one. */
    private Optional<Violation> claimed() {
        Optional<String> mine = ProjectClaim.ofNamespace(object);
        return what.manifests(Places.factory(tenant)).stream()
                .flatMap(m -> ProjectClaim.project(m).stream())
                .filter(made -> !mine.equals(Optional.of(made)) && !isOwnProject(made))
                .findFirst()
                .flatMap(
                        made ->
                                refuse(
                                        "annotations",
                                        "Tenant %s would act in project %s, but the factory makes %s."
                                                .formatted(tenant, mine.orElse("none"), made),
                                        "One project in both."));
    }

    /** A tenant may have a project for each of its namespaces. */
    private boolean isOwnProject(String project) {
        return what.after(tenant).filter(facts -> facts.has(project)).isPresent();
    }

    /** The factory makes a tenant the project that its namespace is of. */
    private Optional<Violation> made() {
        String mine = what.after(tenant).map(TenantFacts::project).orElse("");
        return ProjectClaim.project(object)
                .filter(made -> !made.equals(mine) && !isOwnProject(made))
                .flatMap(
                        made ->
                                refuse(
                                        "spec",
                                        "Project %s would be made, but tenant %s acts in %s."
                                                .formatted(
                                                        made,
                                                        tenant,
                                                        mine.isEmpty() ? "none" : mine),
                                        "One project in both."));
    }

    /** Config Connector acts for a namespace by this account. */
    private Optional<Violation> identity() {
        Optional<String> account = object.at("spec", "googleServiceAccount");
        boolean own =
                account.flatMap(ResourceName::account)
                        .filter(a -> a.id().equals("kcc-" + tenant))
                        .filter(a -> isOwn(a.project()))
                        .isPresent();
        return own
                ? Optional.empty()
                : refuse(
                        "spec",
                        "Config Connector would act for tenant %s by %s."
                                .formatted(tenant, account.orElse("no account")),
                        "kcc-%s of the platform's project.".formatted(tenant));
    }

    /**
     * As all tenants' are: in the platform's project, or in the tenant's own. The first tenant's
     * says which is the platform's.
     */
    private boolean isOwn(String account) {
        boolean own = what.after(tenant).filter(t -> t.has(account)).isPresent();
        return own
                || what.projects()
                        .platform()
                        .map(account::equals)
                        .orElseGet(
                                () ->
                                        !what.projects().isAnyIdentity()
                                                && what.isOfNoTenant(account));
    }

    private Optional<Violation> refuse(String where, String sentence, String allowed) {
        return Optional.of(Violation.at(object.path(), object.lineOf(where), sentence, allowed));
    }
}
