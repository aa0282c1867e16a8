package dev.tenantry.policy;

import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
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
            return own.ownNamespace();
        }
        return object.kind().equals("ConfigConnectorContext") ? own.identity() : Optional.empty();
    }

    /** A tenant has one namespace, made by the factory, and one project that nobody else claims. */
    private Optional<Violation> ownNamespace() {
        if (Places.tenant(object.path()).isPresent() || !object.name().equals(tenant.namespace())) {
            return refuse(
                    "name",
                    "The namespace %s is not made here.".formatted(object.name()),
                    "Namespace %s, in %s/.".formatted(tenant.namespace(), Places.factory(tenant)));
        }
        long namespaces =
                what.manifests(Places.factory(tenant)).stream()
                        .filter(m -> m.is("", "Namespace"))
                        .count();
        if (namespaces > 1) {
            return refuse(
                    "name",
                    "The namespace %s would stand in the factory twice.".formatted(object.name()),
                    "One manifest of it.");
        }
        return object.annotation(TenantProjects.ANNOTATION)
                .flatMap(claimed -> what.otherClaimant(tenant, claimed))
                .flatMap(
                        other ->
                                refuse(
                                        "annotations",
                                        "Project %s belongs to tenant %s; a project is one tenant's."
                                                .formatted(
                                                        object.annotation(TenantProjects.ANNOTATION)
                                                                .orElse(""),
                                                        other),
                                        "A project that no other tenant has."));
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

    private boolean isOwn(String account) {
        boolean own = what.after(tenant).filter(t -> t.project().equals(account)).isPresent();
        return own || what.isOfNoTenant(account);
    }

    private Optional<Violation> refuse(String where, String sentence, String allowed) {
        return Optional.of(Violation.at(object.path(), object.lineOf(where), sentence, allowed));
    }
}
