package dev.tenantry.policy;

import dev.tenantry.estate.DesiredGrant;
import dev.tenantry.estate.Places;
import dev.tenantry.estate.Principal;
import dev.tenantry.estate.ProjectClaim;
import dev.tenantry.estate.Resource;
import dev.tenantry.estate.ResourceName;
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

    /** What lies above projects; and accounts, of which nobody may be another's. */
    private static final Set<String> ABOVE =
            Set.of("Folder", "Organization", "BillingAccount", "IAMServiceAccount");

    /**
     * What a tenant's account may hold on the platform's project. Any other role could let it act
     * as one of the accounts there, and those by which Config Connector works for every tenant are
     * among them.
     */
    private static final Set<String> HARMLESS =
            Set.of(
                    "roles/artifactregistry.reader",
                    "roles/browser",
                    "roles/cloudtrace.agent",
                    "roles/container.defaultNodeServiceAccount",
                    "roles/logging.logWriter",
                    "roles/monitoring.metricWriter",
                    "roles/serviceusage.serviceUsageConsumer",
                    "roles/storage.objectViewer");

    private static final String KCC = "kcc-";

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
        return stray.reached().map(stray::misplaced).or(stray::untold).or(stray::above);
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
        return Stream.concat(
                manifest.annotation(ProjectClaim.ANNOTATION).stream(),
                manifest.at("spec", "resourceID").stream());
    }

    /** What a name in {@code resourceRef} may mean: all of that name beside it in the estate. */
    private Stream<Manifest> declared() {
        if (grant.target().by() != DesiredGrant.By.NAME || grant.path().indexOf('/') < 0) {
            return Stream.empty();
        }
        String folder = grant.path().substring(0, grant.path().indexOf('/'));
        return what.manifests(folder).stream()
                .filter(m -> m.kind().equals(grant.target().kind()))
                .filter(m -> m.name().equals(reference));
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
                .filter(a -> a.startsWith(KCC))
                .map(a -> a.substring(KCC.length()))
                .flatMap(TenantId::of)
                .filter(tenant -> what.after(tenant).isPresent());
    }

    private Optional<TenantId> bucket() {
        if (grant.resource().kind() != Resource.Kind.BUCKET) {
            return Optional.empty();
        }
        Set<String> names = new HashSet<>();
        names.add(reference.substring(reference.lastIndexOf('/') + 1));
        declared().forEach(m -> names.add(m.at("spec", "resourceID").orElse(m.name())));
        return what.manifests("tenants").stream()
                .filter(m -> m.kind().equals("StorageBucket"))
                .filter(m -> names.contains(m.at("spec", "resourceID").orElse(m.name())))
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
        boolean reaches =
                ABOVE.contains(grant.target().kind())
                        || (grant.target().kind().equals("Project")
                                && !HARMLESS.contains(grant.role().name()));
        return reaches
                ? holder().map(
                                tenant ->
                                        Violation.of(
                                                grant,
                                                grant.principal().shown()
                                                        + " belongs to tenant "
                                                        + tenant
                                                        + ", and "
                                                        + grant.resource().shown()
                                                        + " reaches other tenants.",
                                                "A grant on the project of tenant " + tenant + "."))
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
                            .or(() -> inNamespace(who.name()));
        };
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
