package dev.tenantry.policy;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.Principal;
import dev.tenantry.estate.ProjectClaim;
import dev.tenantry.estate.Resource;
import dev.tenantry.estate.ResourceName;
import dev.tenantry.estate.Zone;
import dev.tenantry.manifest.Manifest;
import dev.tenantry.manifest.TenantId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A grant outside of the tenants' folders, as the platform makes them: it must not reach into a
 * tenant, nor give a tenant's account anything above all tenants. A bucket that no manifest of a
 * tenant makes counts as the platform's.
 */
final class StrayGrants {

    /** How the text of a principal names a tenant's namespace. */
    private static final Pattern NAMESPACE =
            Pattern.compile(
                    "(?:/subject/ns/|kubernetes_namespace/|/namespace/|\\[|"
                            + "\\[cnrm-system/cnrm-controller-manager-|^)(t-[a-z0-9-]+)");

    private final Case what;
    private final DesiredGrant grant;
    private final String reference;

    private StrayGrants(Case what, DesiredGrant grant) {
        this.what = what;
        this.grant = grant;
        this.reference = grant.target().reference();
    }

    static Optional<Violation> judge(Case what, DesiredGrant grant) {
        StrayGrants stray = new StrayGrants(what, grant);
        return stray.reached()
                .map(stray::misplaced)
                .or(stray::unclear)
                .or(stray::untold)
                .or(stray::above);
    }

    /** The tenant that it is on: by namespace, by project, by a manifest that the tenant has. */
    private Optional<TenantId> reached() {
        Stream<String> namespaces =
                Stream.concat(Stream.of(grant.namespace()), grant.target().namespace().stream());
        return namespaces
                .flatMap(n -> Places.ofNamespace(n).stream())
                .findFirst()
                .or(() -> projects().flatMap(p -> what.owners(p).stream()).findFirst())
                .or(this::ownIdentity)
                .or(this::bucket);
    }

    private Stream<String> projects() {
        Stream<String> own = Stream.of(grant.resource().project()).filter(p -> !p.isEmpty());
        return Stream.concat(
                Stream.concat(own, ResourceName.mentioned(reference)),
                declared().flatMap(StrayGrants::projects));
    }

    private static Stream<String> projects(Manifest manifest) {
        return Stream.of(
                        manifest.annotation(ProjectClaim.ANNOTATION),
                        manifest.at("spec", "resourceID"),
                        ProjectClaim.project(manifest))
                .flatMap(Optional::stream);
    }

    /**
     * What a name in {@code resourceRef} may mean: all of that name beside it in the estate, and in
     * the factory, which makes things of tenants in a namespace that is no tenant's.
     */
    private Stream<Manifest> declared() {
        if (grant.target().by() != DesiredGrant.By.NAME || grant.path().indexOf('/') < 0) {
            return Stream.empty();
        }
        String folder = grant.path().substring(0, grant.path().indexOf('/'));
        return Stream.of(folder, Zone.FACTORY.folder())
                .distinct()
                .flatMap(each -> what.manifests(each).stream())
                .filter(m -> m.kind().equals(grant.target().kind()))
                .filter(m -> m.name().equals(reference));
    }

    /** By an annotation, or not at all: of which folder or project nobody would read. */
    private Optional<Violation> unclear() {
        return grant.target().by() == DesiredGrant.By.UNCLEAR
                ? Optional.of(
                        Violation.of(
                                grant,
                                "The resource is named twice or not at all.",
                                "Either external or name in resourceRef."))
                : Optional.empty();
    }

    /** The account that Config Connector uses for a tenant lies in the platform's project. */
    private Optional<TenantId> ownIdentity() {
        return grant.resource().kind() == Resource.Kind.SERVICE_ACCOUNT
                ? identityOf(reference.substring(reference.lastIndexOf('/') + 1))
                : Optional.empty();
    }

    private Optional<TenantId> identityOf(String account) {
        int at = account.indexOf('@');
        return Optional.of(at < 0 ? account : account.substring(0, at))
                .filter(a -> a.startsWith(PlatformNames.IDENTITY))
                .map(a -> a.substring(PlatformNames.IDENTITY.length()))
                .flatMap(TenantId::of)
                .filter(tenant -> what.after(tenant).isPresent());
    }

    private Optional<TenantId> bucket() {
        if (grant.resource().kind() != Resource.Kind.BUCKET) {
            return Optional.empty();
        }
        Set<String> names = new HashSet<>();
        names.add(reference.substring(reference.lastIndexOf('/') + 1));
        declared().forEach(m -> names.add(ResourceName.of(m)));
        return what.manifests("tenants").stream()
                .filter(m -> m.kind().equals("StorageBucket"))
                .filter(m -> names.contains(ResourceName.of(m)))
                .flatMap(m -> Places.tenant(m.path()).stream())
                .findFirst();
    }

    private Violation misplaced(TenantId tenant) {
        return Violation.of(
                grant,
                "A grant on tenant " + tenant + " stands outside of the tenant's folder.",
                "A file in " + Places.grants(tenant) + ".");
    }

    private Optional<Violation> untold() {
        return projects()
                .filter(ResourceName::isNumber)
                .findFirst()
                .map(
                        number ->
                                Violation.of(
                                        grant,
                                        "We cannot tell whose project number " + number + " is.",
                                        "The project by its id."));
    }

    private Optional<Violation> above() {
        return SharedRights.mayHold(grant.target().kind(), grant.role())
                ? Optional.empty()
                : holder().map(this::held).or(this::anyWorkload);
    }

    private Violation held(TenantId tenant) {
        return Violation.of(
                grant,
                grant.principal().shown()
                        + " belongs to tenant "
                        + tenant
                        + ", and "
                        + grant.resource().shown()
                        + " reaches other tenants.",
                "A grant on the project of tenant " + tenant + ".");
    }

    /** All that runs in a cluster, or some of it that nobody can tell to be no tenant's. */
    private Optional<Violation> anyWorkload() {
        String name = grant.principal().name();
        return name.contains(Isolation.OF_CLUSTERS) && Isolation.namespace(name).isEmpty()
                ? Optional.of(
                        Violation.of(
                                grant,
                                "We cannot tell that %s is none of a tenant's workloads."
                                        .formatted(grant.principal()),
                                "A workload of one namespace of the platform's."))
                : Optional.empty();
    }

    /** The tenant whose account would hold it. */
    private Optional<TenantId> holder() {
        Principal who = grant.principal();
        return switch (who.kind()) {
            case USER, GROUP, DOMAIN, PROJECT_ROLE, EVERYBODY, UNKNOWN -> Optional.empty();
            case SERVICE_ACCOUNT, REFERENCE, FEDERATED, FEDERATED_SET ->
                    who.project()
                            .flatMap(p -> what.owners(p).stream().findFirst())
                            .or(
                                    () ->
                                            identityOf(
                                                    who.name()
                                                            .substring(
                                                                    who.name().lastIndexOf('/')
                                                                            + 1)))
                            .or(() -> inNamespace(who.name()))
                            .or(() -> made(who));
        };
    }

    /** By a manifest that makes the account in a tenant's project. */
    private Optional<TenantId> made(Principal who) {
        return who.kind() != Principal.Kind.REFERENCE
                ? Optional.empty()
                : what.manifests(Zone.FACTORY.folder()).stream()
                        .filter(m -> m.kind().equals("IAMServiceAccount"))
                        .filter(m -> who.name().endsWith("/" + m.name()))
                        .flatMap(m -> m.annotation(ProjectClaim.ANNOTATION).stream())
                        .flatMap(project -> what.owners(project).stream())
                        .findFirst();
    }

    private static Optional<TenantId> inNamespace(String name) {
        return NAMESPACE
                .matcher(name)
                .results()
                .map(found -> found.group(1))
                .findFirst()
                .flatMap(Places::ofNamespace);
    }
}
